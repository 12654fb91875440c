export default function SharedView() { return null; }
