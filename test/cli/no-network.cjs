/** Loaded before a command by `offline.test.ts`: whatever reaches for the network ends the process with a message. */
const dns = require('node:dns');
const net = require('node:net');

const refuse = (what) => () => {
  process.stderr.write(`the network was used: ${what}\n`);
  process.exit(97);
};
for (const name of ['lookup', 'resolve', 'resolve4', 'resolve6']) dns[name] = refuse(`dns.${name}`);
for (const name of ['lookup', 'resolve', 'resolve4', 'resolve6']) dns.promises[name] = refuse(`dns.promises.${name}`);
const { connect } = net.Socket.prototype;
net.Socket.prototype.connect = function (...args) {
  // A socket file is no network: tsx speaks to itself through one.
  const [options] = Array.isArray(args[0]) ? args[0] : args;
  if (typeof options === 'string' || typeof options?.path === 'string') return connect.apply(this, args);
  return refuse('a connection')();
};
globalThis.fetch = refuse('fetch');
