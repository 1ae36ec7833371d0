import {WaConversation} from '../components/conversation/conversation.js';
import {thread} from '../components/conversation/later-thread.js';
import {templatePicker} from '../components/template-picker/on-demand.js';
import {fetchPart} from './fetch-part.js';
import {register} from './register.js';

templatePicker.load = () => import('./template-picker.js');
register('wa-conversation', WaConversation);
// while the session connects: nobody waits for it when a task is accepted
thread.expect(fetchPart(() => import('../components/conversation/thread.js')));
void rehearse();

async function rehearse(): Promise<void> {
  const code = await thread.come();
  if (customElements.get('wa-conversation') === WaConversation) code?.rehearse(new WaConversation());
}

export type {WaConversation};
