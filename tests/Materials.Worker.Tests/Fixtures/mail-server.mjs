// A mail server for tests: takes mail by STARTTLS and a password, and puts each into a folder as it came, with its envelope beside it.
// What it does with a recipient is told by the name before the @: "nobody" is refused for good, "later" is put off the first time.
import { SMTPServer } from 'smtp-server';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const [port, folder, keyFile, certFile, user, password, ...ways] = process.argv.slice(2);
const putOff = new Set();
let count = 0;

const fail = (code, text) => Object.assign(new Error(text), { responseCode: code });

const server = new SMTPServer({
  key: readFileSync(keyFile),
  cert: readFileSync(certFile),
  secure: ways.includes('tls'),
  disabledCommands: ways.includes('plain') ? ['STARTTLS'] : [],
  allowInsecureAuth: ways.includes('plain'),
  authOptional: false,
  logger: false,
  onAuth: (auth, session, done) =>
    auth.username === user && auth.password === password ? done(null, { user }) : done(fail(535, 'Wrong name or password')),
  onRcptTo: ({ address }, session, done) => {
    if (address.startsWith('nobody@')) return done(fail(550, 'No such user'));
    if (address.startsWith('later@') && !putOff.has(address)) {
      putOff.add(address);
      return done(fail(451, 'Come again later'));
    }
    return done();
  },
  onData: (stream, session, done) => {
    const parts = [];
    stream.on('data', (part) => parts.push(part));
    stream.on('end', () => {
      const name = join(folder, `${++count}`);
      writeFileSync(`${name}.json`, JSON.stringify({
        from: session.envelope.mailFrom.address, to: session.envelope.rcptTo.map((r) => r.address), tls: session.secure,
      }));
      writeFileSync(`${name}.draft`, Buffer.concat(parts));
      renameSync(`${name}.draft`, `${name}.eml`);
      done();
    });
  },
});
// A client that hangs up in the middle of its handshake is no reason to end.
server.on('error', () => {});
server.listen(Number(port), '127.0.0.1');
