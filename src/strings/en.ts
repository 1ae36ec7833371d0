import {agentStateWords} from './en/agent-state.js';
import {attachmentsWords} from './en/attachments.js';
import {composerWords} from './en/composer.js';
import {connectionWords} from './en/connection.js';
import {controlPaneWords} from './en/control-pane.js';
import {conversationWords} from './en/conversation.js';
import {customerWords} from './en/customer.js';
import {deliveryWords} from './en/delivery.js';
import {deskWords} from './en/desk.js';
import {emojiWords} from './en/emoji.js';
import {failureWords} from './en/failure.js';
import {historyWords} from './en/history.js';
import {interactionWords} from './en/interaction.js';
import {kindsWords} from './en/kinds.js';
import {maskedWords} from './en/masked.js';
import {messageToolsWords} from './en/message-tools.js';
import {missedOfferWords} from './en/missed-offer.js';
import {notificationsWords} from './en/notifications.js';
import {offerWords} from './en/offer.js';
import {oneLineWords} from './en/one-line.js';
import {paneWords} from './en/pane.js';
import {refusedWords} from './en/refused.js';
import {repliesWords} from './en/replies.js';
import {requestWords} from './en/request.js';
import {revealWords} from './en/reveal.js';
import {targetsWords} from './en/targets.js';
import {taskDetailsWords} from './en/task-details.js';
import {taskListWords} from './en/task-list.js';
import {templatesWords} from './en/templates.js';
import {timerWords} from './en/timer.js';
import {voiceWords} from './en/voice.js';
import {writingWords} from './en/writing.js';
import {wrapUpWords} from './en/wrap-up.js';

/** English: the type of every catalogue. Sentences are whole, never glued; what varies comes in by name. */
export const en = {
  locale: 'en',
  dir: 'ltr',
  customer: customerWords,
  masked: maskedWords,
  reveal: revealWords,
  timer: timerWords,
  connection: connectionWords,
  agentState: agentStateWords,
  attachments: attachmentsWords,
  offer: offerWords,
  missedOffer: missedOfferWords,
  refused: refusedWords,
  conversation: conversationWords,
  oneLine: oneLineWords,
  pane: paneWords,
  messageTools: messageToolsWords,
  kinds: kindsWords,
  delivery: deliveryWords,
  emoji: emojiWords,
  failure: failureWords,
  composer: composerWords,
  writing: writingWords,
  voice: voiceWords,
  wrapUp: wrapUpWords,
  taskList: taskListWords,
  interaction: interactionWords,
  controlPane: controlPaneWords,
  targets: targetsWords,
  request: requestWords,
  replies: repliesWords,
  templates: templatesWords,
  notifications: notificationsWords,
  taskDetails: taskDetailsWords,
  history: historyWords,
  desk: deskWords,
};

export type Strings = Omit<typeof en, 'locale' | 'dir'> & {locale: string; dir: string};

/** The areas of a catalogue: each element brings the English words of those it speaks with. */
export type Words = Omit<Strings, 'locale' | 'dir'>;
