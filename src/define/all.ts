import './agent-state.js';
import './desk-session.js';
import './desk.js';
import './elapsed-timer.js';
import './interaction.js';
import * as part from '../components/interaction/control-pane.js';
import {controlPane} from '../components/interaction/later-control-pane.js';
import './task-list.js';
import './later.js';

controlPane.arrive(part); // the whole desk has it at once

export type * from '../index.js';
