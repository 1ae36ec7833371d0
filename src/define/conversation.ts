import {WaConversation} from '../components/conversation/conversation.js';
import {thread} from '../components/conversation/later-thread.js';
import {templatePicker} from '../components/template-picker/on-demand.js';
import {fetchPart} from './fetch-part.js';
import {register} from './register.js';

templatePicker.load = () => import('./template-picker.js');
register('wa-conversation', WaConversation);
fetchPart(async () => {
  const code = await thread.come(); // while the session connects: nobody waits for it when a task is accepted
  if (code && customElements.get('wa-conversation') === WaConversation) code.rehearse(new WaConversation());
  return code;
});

export type {WaConversation};
