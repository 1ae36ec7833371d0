/** What a bubble can be styled by, wherever it is drawn. */
export const bubbleParts =
  'base initials author role bubble text masked revealed hide-button reveal-dialog reason-input cancel-button reveal-button card file-name media play-button slider speed-button download-button open-button open-link copy-button quote referral product forwarded reactions reaction viewer close-button notice time status error retry-button edit-button delete-button card-title card-text card-icon card-rows card-row progress cover';
