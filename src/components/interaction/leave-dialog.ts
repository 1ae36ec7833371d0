import {html} from 'lit';
import type {Strings} from '../../strings/en.js';

/** What ends the agent's part in a conversation, and may lose what they wrote. */
export type Leaving = 'end' | 'endConference' | 'exitConference';

/** What is asked before it is lost. */
export interface Question {
  readonly control: Leaving;
  readonly taskId: string;
  readonly losing: 'draft' | 'unsent';
}

interface LeaveDialog {
  readonly question: Question | null;
  readonly strings: Strings;
  readonly onGo: () => void;
  readonly onGoBack: () => void;
  readonly onClose: () => void;
}

export function renderLeaveDialog({question, strings: {interaction}, onGo, onGoBack, onClose}: LeaveDialog) {
  const words = interaction.confirm[question?.control ?? 'end'];
  return html`
    <dialog part="dialog" aria-labelledby="question" aria-describedby="loss" @close=${onClose}>
      <h2 id="question">${words.title}</h2>
      <p id="loss">${question?.losing === 'unsent' ? interaction.confirmUnsent : interaction.confirmDraft}</p>
      <div class="choices">
        <button class="button" part="cancel-button" type="button" @click=${onGoBack}>${interaction.goBack}</button>
        <button class="button danger" part="confirm-button" type="button" @click=${onGo}>${words.go}</button>
      </div>
    </dialog>
  `;
}
