import type {LitElement} from 'lit';
import {WaAgentHistory} from '../components/agent-history/agent-history.js';
import {WaAgentState} from '../components/agent-state/agent-state.js';
import {WaComposer} from '../components/composer/composer.js';
import {WaConferenceDialog} from '../components/conference-dialog/conference-dialog.js';
import {WaConversation} from '../components/conversation/conversation.js';
import {WaCustomerHistory} from '../components/customer-history/customer-history.js';
import {WaDesk} from '../components/desk/desk.js';
import {WaDeskNotifications} from '../components/desk-notifications/desk-notifications.js';
import {WaDeskSession} from '../components/desk-session/desk-session.js';
import {WaElapsedTimer} from '../components/elapsed-timer/elapsed-timer.js';
import {WaInteraction} from '../components/interaction/interaction.js';
import {WaMessageBubble} from '../components/message-bubble/message-bubble.js';
import {WaOfferPopup} from '../components/offer-popup/offer-popup.js';
import {WaPastMessages} from '../components/past-messages/past-messages.js';
import {WaTargetPicker} from '../components/target-picker/target-picker.js';
import {WaTaskDetails} from '../components/task-details/task-details.js';
import {WaTaskList} from '../components/task-list/task-list.js';
import {WaTemplatePicker} from '../components/template-picker/template-picker.js';
import {WaTransferDialog} from '../components/transfer-dialog/transfer-dialog.js';
import {WaWrapup} from '../components/wrapup/wrapup.js';

/** Each is `wa-` and its name. */
const elements = {
  'agent-history': WaAgentHistory,
  'agent-state': WaAgentState,
  composer: WaComposer,
  'conference-dialog': WaConferenceDialog,
  conversation: WaConversation,
  'customer-history': WaCustomerHistory,
  desk: WaDesk,
  'desk-notifications': WaDeskNotifications,
  'desk-session': WaDeskSession,
  'elapsed-timer': WaElapsedTimer,
  interaction: WaInteraction,
  'message-bubble': WaMessageBubble,
  'offer-popup': WaOfferPopup,
  'past-messages': WaPastMessages,
  'target-picker': WaTargetPicker,
  'task-details': WaTaskDetails,
  'task-list': WaTaskList,
  'template-picker': WaTemplatePicker,
  'transfer-dialog': WaTransferDialog,
  wrapup: WaWrapup,
};

/**
 * Registers all tags of this version in a registry of one's own, for a page where another version has the names: what
 * stands in a shadow root with this registry is of this version, whatever the page has. Takes a browser with scoped
 * registries (Chromium 146, Safari 26).
 *
 *     const registry = new CustomElementRegistry();
 *     defineIn(registry);
 *     const root = host.attachShadow({mode: 'open', customElementRegistry: registry});
 *     root.append(document.createElement('wa-desk', {customElementRegistry: registry}));
 */
export function defineIn(registry: CustomElementRegistry): void {
  if (registry === customElements) throw new TypeError('This is the page’s own registry: import wa-desk/define.');
  for (const [name, element] of Object.entries(elements)) registry.define(`wa-${name}`, within(registry, element));
}

/** The same element, whose own tags are looked up where it is registered itself. */
const within = (registry: CustomElementRegistry, Element: typeof LitElement): CustomElementConstructor =>
  class extends Element {
    protected override createRenderRoot() {
      const inRegistry = {customElementRegistry: registry};
      this.renderOptions.creationScope = {importNode: (node) => document.importNode(node, inRegistry)};
      if (!this.shadowRoot) this.attachShadow({mode: 'open', ...inRegistry});
      return super.createRenderRoot();
    }
  };
