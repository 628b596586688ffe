import { decoratedProject } from '../jest.preset.js';

export default decoratedProject('tests');
