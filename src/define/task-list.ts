import './elapsed-timer.js';
import {WaTaskList} from '../components/task-list/task-list.js';
import {register} from './register.js';

register('wa-task-list', WaTaskList);

export type {WaTaskList};
