import './agent-state.js';
import './desk-session.js';
import './desk.js';
import './elapsed-timer.js';
import './interaction.js';
import './task-list.js';
import './later.js';

export type * from '../index.js';
