import './later.js';
import {WaInteraction} from '../components/interaction/interaction.js';
import {controlPane, timer} from '../components/interaction/later-control-pane.js';
import {fetchPart} from './fetch-part.js';
import {register} from './register.js';

timer.load = () => import('./elapsed-timer.js');
WaInteraction.loadDialogs = () => Promise.all([import('./transfer-dialog.js'), import('./conference-dialog.js')]);
register('wa-interaction', WaInteraction);
// while the session connects: nobody waits for it when a task is accepted
controlPane.expect(fetchPart(() => import('../components/interaction/control-pane.js')));
void fetchPart(timer.load);

export type {WaInteraction};
