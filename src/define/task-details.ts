import {WaTaskDetails} from '../components/task-details/task-details.js';
import {register} from './register.js';

register('wa-task-details', WaTaskDetails);

export type {WaTaskDetails};
