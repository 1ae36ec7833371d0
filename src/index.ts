/** `wa-desk`: the elements' classes, the session and their types. Importing it registers nothing: see `wa-desk/define`. */
export * from './core/index.js';
export {provideSession, sessionContext} from './element/session-context.js';
export {DeskElement} from './element/desk-element.js';
export {createVault} from './element/vault.js';
export {useStrings} from './element/desk-strings.js';
export {en, type Strings} from './strings/en.js';
export {loadStrings} from './strings/languages.js';
export {WaAgentState} from './components/agent-state/agent-state.js';
export {WaComposer} from './components/composer/composer.js';
export {WaConversation} from './components/conversation/conversation.js';
export {WaDesk} from './components/desk/desk.js';
export {WaDeskSession} from './components/desk-session/desk-session.js';
export {WaElapsedTimer} from './components/elapsed-timer/elapsed-timer.js';
export {WaInteraction} from './components/interaction/interaction.js';
export {WaMessageBubble} from './components/message-bubble/message-bubble.js';
export {WaOfferPopup} from './components/offer-popup/offer-popup.js';
export {WaTaskList} from './components/task-list/task-list.js';
export {WaWrapup} from './components/wrapup/wrapup.js';
