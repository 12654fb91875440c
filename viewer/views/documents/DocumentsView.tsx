export default function DocumentsView() { return null; }
