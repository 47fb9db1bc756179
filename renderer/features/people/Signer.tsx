import { Radio } from '@mantine/core';
import { OtherAsks } from './OtherAsks';
import type { PeopleView } from '../../../shared/contract/patients';
import type { ChosenSigner } from '../../../shared/domain/patients/peopleSlice';
import { Why } from '../../app/ui/Why';
import css from './people.module.css';

interface SignerProps {
  readonly requestId: string;
  readonly people: PeopleView;
  /** `otherAsks`: why somebody else asks than who signs. Says whether it was kept. */
  readonly onChoose: (signer: ChosenSigner, otherAsks?: string) => Promise<boolean>;
}

/** Who signs on this request: the patient, or somebody whose authority is asked anew each day. */
export function Signer({ requestId, people, onChoose }: SignerProps) {
  const acting = people.rows.filter(
    ({ fact, corrected }) => fact.kind === 'authority' && !corrected,
  );
  const value = !people.signer ? '' : people.signer.kind === 'patient' ? 'patient' : people.signer.entryId; // prettier-ignore
  const chosen = acting.find(({ entryId }) => entryId === value);
  const choose = (next: string) =>
    void onChoose(next === 'patient' ? { kind: 'patient' } : { kind: 'authority', entryId: next });
  return (
    <section aria-labelledby="signer">
      <h2 id="signer">Who signs on this request</h2>
      <Radio.Group aria-labelledby="signer" value={value} onChange={choose}>
        <div className={css.checks}>
          <Radio value="patient" label="The patient" />
          {acting.map(({ entryId, fact }) => (
            <Radio
              key={entryId}
              value={entryId}
              label={fact.kind === 'authority' ? fact.who : ''}
              description={people.capacities.find(({ id }) => fact.kind === 'authority' && id === fact.capacity)?.title} // prettier-ignore
            />
          ))}
        </div>
      </Radio.Group>
      <div aria-live="polite" className={css.said}>
        {chosen?.authority && (
          <>
            <p>{chosen.authority.sentence}</p>
            {chosen.authority.unverified && (
              <p className={css.dimmed}>
                Not compared with its source yet: a manager must confirm.
              </p>
            )}
          </>
        )}
      </div>
      {people.otherAsks && people.signer && (
        <OtherAsks
          key={people.otherAsks.requester}
          requestId={requestId}
          other={people.otherAsks}
          onSay={async (reason) => people.signer !== undefined && onChoose(people.signer, reason)}
        />
      )}
      {acting.some(({ fact }) => fact.kind === 'authority' && fact.capacity === 'parent') && (
        <>
          <p className={css.dimmed}>{people.custody.sentence}</p>
          <Why citation={people.custody.citation} ruleId={people.custody.ruleId} about="parents" />
        </>
      )}
    </section>
  );
}
