import './agent-state.js';
import './desk-session.js';
import './desk.js';
import './elapsed-timer.js';
import './interaction.js';
import '../components/interaction/control-pane.js'; // the whole desk has it at once
import './task-list.js';
import './later.js';

export type * from '../index.js';
