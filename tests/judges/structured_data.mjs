// Prints what is wrong with the structured data of pages:
// node structured_data.mjs VOCABULARY.jsonld PAGE.html …
import { readFileSync } from 'node:fs';
import validator, * as named from '@adobe/structured-data-validator';
import extractor from '@marbec/web-auto-extractor';

const Validator = named.Validator ?? validator;
const Extractor = extractor.default ?? extractor;
const [vocabulary, ...pages] = process.argv.slice(2);
const judge = new Validator(JSON.parse(readFileSync(vocabulary, 'utf8')));

for (const page of pages) {
  const reader = new Extractor({ addLocation: true, embedSource: ['rdfa', 'microdata'] });
  const data = reader.parse(readFileSync(page, 'utf8'));
  for (const issue of await judge.validate(data)) {
    console.log(`${page}: ${issue.severity}: ${issue.issueMessage} ${issue.fieldNames ?? ''}`);
  }
}
