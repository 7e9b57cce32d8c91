// Prints what is weak in a Content-Security-Policy: node policy.mjs "default-src 'self'; …"
import { CspEvaluator } from 'csp_evaluator/dist/evaluator.js';
import { CspParser } from 'csp_evaluator/dist/parser.js';

for (const each of new CspEvaluator(new CspParser(process.argv[2]).csp).evaluate()) {
  console.log(each.severity, each.directive, each.value ?? '', each.description);
}
