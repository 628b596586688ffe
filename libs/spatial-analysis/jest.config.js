import { nodeProject } from '../../jest.preset.js';

export default nodeProject('spatial-analysis');
