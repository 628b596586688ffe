import { fields, rule, type Area } from '../rule.ts';

export const installation: Area = {
  title: 'The installation itself',
  queries: {},
  mutations: {},
  routes: {
    'GET /health/live': rule('everyone', 'nobody', 'Whether the process answers'),
    'GET /health/ready': rule('everyone', 'nobody', 'Whether it can serve'),
    'GET /': rule('everyone', 'nobody', 'The page, which holds no data'),
    'GET /site.json': rule('everyone', 'nobody', 'Where readers of the public site may write'),
    'GET /*path': rule('everyone', 'nobody', 'The same page under its other addresses, and its files'),
  },
  types: {
    Text: fields('el en'),
    Period: fields('start end'),
    PageInfo: fields('endCursor hasNextPage'),
    Problem: fields('code message details'),
    UserError: fields('path code message details'),
    Warning: fields('code message'),
  },
};
