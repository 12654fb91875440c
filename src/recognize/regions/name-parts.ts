/** Chinese characters alone. */
export const HAN = /^[\u4e00-\u9fff]+$/;

/** Tags of proper nouns, and of what the dictionary doesn't know. */
export const PROPER_TAG = /^(?:ns|nr|nz|nt|x)/;

/** What joins the items of a list. */
export const LIST_JOINT = /[、和与及]/;

/** What joins the names of a list, or the two ends of a line. */
export const CONNECTOR = /[、和与及至到—-]/;

/** Names that are first of all a river's, a mountain's, a lake's. */
export const NATURAL = /[河江湖山海]$/;
