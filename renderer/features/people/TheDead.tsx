import type { PeopleView } from '../../../shared/contract/patients';
import { Why } from '../../app/ui/Why';
import css from './people.module.css';

/** Who may act where the patient has died and nobody was appointed, in the order of the state. */
export function TheDead({ people: { ladder, protectedUntil } }: { people: PeopleView }) {
  if (!protectedUntil) return null;
  return (
    <section aria-labelledby="kin">
      <h2 id="kin">The patient has died</h2>
      <p>{protectedUntil.sentence}</p>
      <Why
        citation={protectedUntil.citation}
        ruleId={protectedUntil.ruleId}
        about="how long the records are protected"
      />{' '}
      {/* prettier-ignore */}
      {ladder && ladder.rungs.length > 0 ? (
        <>
          <p>The executor or administrator comes first. Where nobody was appointed:</p>
          <ol className={css.rungs}>
            {ladder.rungs.map(({ rank, title, kinship, who }) => (
              <li key={kinship} value={rank}>
                {title}
                {who.length > 0 && `: ${who.join(', ')}`}
              </li>
            ))}
          </ol>
          <p className={css.dimmed}>
            Those with the same number stand beside each other. {ladder.sentence}
          </p>
        </>
      ) : (
        <p>
          {ladder
            ? ladder.sentence
            : 'This desk knows no order of next of kin for this state; ask for letters of the estate.'}
        </p>
      )}
      {ladder && (
        <Why citation={ladder.citation} ruleId={ladder.ruleId} about="the order of next of kin" />
      )}
    </section>
  );
}
