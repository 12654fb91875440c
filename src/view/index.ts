export { serveViewer, type ViewerServer } from './server.ts';
export { writeSite } from './site.ts';
