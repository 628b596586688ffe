import { browserProject } from '../../jest.preset.js';

export default browserProject('dashboard');
