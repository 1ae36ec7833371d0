import {Component, input, model, output} from '@angular/core';
import type {CustomerRecord} from '../../crm/crm.js';

@Component({selector: 'main[record]', templateUrl: './record.html'})
export class Record {
  readonly record = input.required<CustomerRecord | null>();
  readonly warning = input.required<string>();
  readonly note = model.required<string>();
  readonly saved = output();

  save(event: Event): void {
    event.preventDefault();
    this.saved.emit();
  }
}
