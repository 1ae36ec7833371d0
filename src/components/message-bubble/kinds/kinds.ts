import {nothing, type TemplateResult} from 'lit';
import type {MessageContent} from '../../../core/content.js';
import {kindsWords} from '../../../strings/en/kinds.js';
import {bring} from '../../../strings/english.js';
import {renderChoice} from './choice.js';
import {renderContacts} from './contacts.js';
import {renderForm} from './form.js';
import {renderInteractive} from './interactive.js';
import {renderLocation} from './location.js';
import {renderMedia} from './media.js';
import {renderNote} from './note.js';
import {renderOrder} from './order.js';
import {renderPlaceholder} from './placeholder.js';
import type {MessageRow} from './row.js';
import {renderTemplate} from './template.js';

export {renderAbove, renderForwarded, renderProduct} from './above.js';
export {bubbleClass} from './bubble-class.js';
export {renderQuote} from './quote.js';
export {renderReferral} from './referral.js';
export {renderReactions} from './reactions.js';
export {markupStyles} from '../../../element/markup.styles.js';
export {styles as kindsStyles} from './kinds.styles.js';

bring({kinds: kindsWords}); // with the code, when it is first needed

/** What a message of any kind but text and notice brings. */
export function renderKind(row: MessageRow, content: MessageContent): TemplateResult | typeof nothing {
  switch (content.type) {
    case 'media':
      return renderMedia(row, content.media);
    case 'location':
      return renderLocation(row, content);
    case 'contacts':
      return renderContacts(row, content.contacts);
    case 'choice':
      return renderChoice(row, content);
    case 'form':
      return renderForm(row, content);
    case 'order':
      return renderOrder(row, content);
    case 'template':
      return renderTemplate(row, content);
    case 'interactive':
      return renderInteractive(row, content);
    case 'note':
      return renderNote(row, content.text);
    case 'placeholder':
      return renderPlaceholder(row, content);
    case 'text':
    case 'notice':
      return nothing; // drawn without this module
    default:
      content satisfies never;
      return nothing;
  }
}
