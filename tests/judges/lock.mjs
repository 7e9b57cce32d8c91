// Takes the addresses at which packages ask for money out of package-lock.json: it names no host.
import { readFileSync, writeFileSync } from 'node:fs';

const lock = JSON.parse(readFileSync('package-lock.json', 'utf8'));
for (const one of Object.values(lock.packages)) delete one.funding;
writeFileSync('package-lock.json', `${JSON.stringify(lock, null, 2)}\n`);
