import { CircleCheck, CircleX } from 'lucide-react';
import { Fragment } from 'react';
import type { RequestView } from '../../../shared/contract/request';
import { LostLetters } from '../../app/ui/LostLetters';
import { StatusBadge } from '../../app/ui/StatusBadge';
import css from '../../app/ui/station.module.css';
import { checkName } from './checkNames';
import own from './packet.module.css';

type Build = NonNullable<NonNullable<RequestView['request']['packet']>['build']>;

/** What was built, under which numbers, and what the second reader looked at. */
export function PacketFacts(props: {
  build: Build;
  current: boolean;
  proof: RequestView['proof'];
}) {
  const { build, proof } = props;
  return (
    <>
      <section>
        <h2>As it will print</h2>
        <p>
          {props.current ? (
            <StatusBadge tone="ok" label="Built from the request as it stands" />
          ) : (
            <StatusBadge tone="warn" label="The request has changed: build it again" />
          )}
        </p>
        <dl className={css.facts}>
          <dt>Pages</dt>
          <dd>{build.pageCount}</dd>
          <dt>Records</dt>
          <dd>{build.recordPages} pages</dd>
          <dt>Numbers</dt>
          <dd>{batesText(build)}</dd>
        </dl>
        <LostLetters lost={build.lettersLost} />
      </section>
      <section>
        <h2>Proof</h2>
        <p>
          {build.pageCount} pages checked, 0 hits, {build.marksProved}{' '}
          {build.marksProved === 1 ? 'mark' : 'marks'} proved.
        </p>
        <ul className={own.checks} aria-label="What the second reader checked">
          {build.checks.map((check) => (
            <CheckLine key={check.name} check={check} />
          ))}
        </ul>
        {proof && <ProofRecord {...proof} />}
        {build.proof && !proof && (
          <StatusBadge tone="bad" label="The record of this proof was changed: build it again" />
        )}
      </section>
    </>
  );
}

/** What was signed, in words; the long numbers are for whoever compares them later. */
function ProofRecord({ record, signedBy }: NonNullable<RequestView['proof']>) {
  const { output, inputs, marks, readers, wordsReadBy } = record;
  return (
    <details className={own.record}>
      <summary>Record of the proof, signed by {signedBy}</summary>
      <p>
        It says which files came in, what was covered and which file came out. Nobody can change one
        of them without its number changing.
      </p>
      <dl>
        <dt>The packet</dt>
        <dd>{output.sha256}</dd>
        {inputs.files.map((file, index) => (
          <Fragment key={file}>
            <dt>
              File {index + 1} of {inputs.files.length} it was made from
            </dt>
            <dd>{file}</dd>
          </Fragment>
        ))}
        <dt>Everything it was made from</dt>
        <dd>{inputs.sha256}</dd>
        <dt>
          {marks.count} {marks.count === 1 ? 'place' : 'places'} covered
        </dt>
        <dd>{marks.sha256}</dd>
        <dt>Read by</dt>
        <dd>{readers}</dd>
        {wordsReadBy !== undefined && (
          <>
            <dt>Words to search read by</dt>
            <dd>{wordsReadBy}</dd>
          </>
        )}
      </dl>
    </details>
  );
}

function CheckLine({ check }: { check: Build['checks'][number] }) {
  const Icon = check.passed ? CircleCheck : CircleX;
  return (
    <li data-passed={check.passed}>
      <Icon size={16} role="img" aria-label={check.passed ? 'Passed' : 'Not passed'} />
      <div>
        {checkName(check.name)}
        <small>{check.problem ?? check.looked}</small>
      </div>
    </li>
  );
}

function batesText(build: Build): string {
  const numbered = build.manifest.filter((row) => row.bates);
  const first = numbered.at(0)?.bates;
  const last = numbered.at(-1)?.bates;
  return first && last ? `${first} to ${last}` : 'none';
}
