/** Puts text in the place of a stretch, as if it was typed: the agent can undo it. */
export function replaceRange(input: HTMLTextAreaElement, start: number, end: number, text: string): void {
  input.focus();
  input.setSelectionRange(start, end);
  // oxlint-disable-next-line typescript/no-deprecated -- nothing else keeps what can be undone
  if (document.execCommand(text === '' ? 'delete' : 'insertText', false, text)) return;
  input.setRangeText(text, start, end, 'end');
  input.dispatchEvent(new InputEvent('input', {bubbles: true, composed: true, inputType: 'insertText'}));
}
