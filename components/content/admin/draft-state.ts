/** Id of the element in which the state of saving is told, beside the buttons. */
export const DRAFT_STATE_ID = "draft-state";
