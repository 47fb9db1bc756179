import { zodResolver } from '@hookform/resolvers/zod';
import { useEffect } from 'react';
import { useForm, useWatch, type Control } from 'react-hook-form';
import {
  authorizationFactsSchema,
  type AuthorizationFacts,
} from '../../../shared/domain/authorization/facts';
import type { RequestView } from '../../../shared/contract/request';
import { CheckRow, type CheckRowActions } from './CheckRow';
import { ExtraField, FactField } from './FactField';
import type { Option } from './factFields';
import { checksOf, formSections, idleChecks, isAsked, type FormSection } from './formSections';
import styles from './authorization.module.css';

interface FactsFormProps extends CheckRowActions {
  readonly facts: AuthorizationFacts;
  readonly shown: NonNullable<RequestView['authorization']>;
  readonly onTyped: (facts: AuthorizationFacts) => void;
}

/** The facts in the order of the form, each with the checks that it answers. */
export function FactsForm({ facts, shown, onTyped, ...actions }: FactsFormProps) {
  const { control, subscribe } = useForm<AuthorizationFacts>({
    defaultValues: facts,
    resolver: zodResolver(authorizationFactsSchema) as never,
    mode: 'onBlur',
  });
  const now = { ...facts, ...useWatch({ control }) } as AuthorizationFacts;

  useEffect(
    () =>
      subscribe({
        formState: { values: true },
        callback: ({ values, type }) => {
          // Half a date is not saved; the field keeps it until it is whole.
          const parsed = authorizationFactsSchema.safeParse(values);
          if (type === 'change' && parsed.success) onTyped(parsed.data);
        },
      }),
    [subscribe, onTyped],
  );

  return (
    <form aria-label="The form and its checks" onSubmit={(event) => event.preventDefault()}>
      {formSections.map((section) => (
        <Section
          key={section.id}
          section={section}
          now={now}
          shown={shown}
          control={control}
          actions={actions}
        />
      ))}
      <IdleChecks shown={shown} />
    </form>
  );
}

interface SectionProps {
  readonly section: FormSection;
  readonly now: AuthorizationFacts;
  readonly shown: NonNullable<RequestView['authorization']>;
  readonly control: Control<AuthorizationFacts>;
  readonly actions: CheckRowActions;
}

/** A part of the form; one of which nothing is asked and nothing is found is left out. */
function Section({ section, now, shown, control, actions }: SectionProps) {
  const facts = section.facts.filter((fact) => isAsked(fact, now, shown));
  const checks = checksOf(section, shown);
  const questions = section.id === 'state' ? shown.questions : [];
  if (facts.length + checks.length + questions.length === 0) return null;
  const id = `section-${section.id}`;
  return (
    <section className={styles.section} aria-labelledby={id}>
      <h2 id={id}>{section.title}</h2>
      {facts.map((fact) => (
        <FactField
          key={fact}
          name={fact}
          control={control}
          more={fact === 'form' ? formsKnown(shown) : []}
          contradiction={shown.contradictions.find(({ field }) => field === fact)?.sentence}
        />
      ))}
      {questions.map((one) => (
        <ExtraField key={one.id} asked={one} control={control} />
      ))}
      <ul className={styles.checks}>
        {checks.map((check) => (
          <CheckRow key={check.id} check={check} {...actions} />
        ))}
      </ul>
    </section>
  );
}

function formsKnown({ knownForms }: SectionProps['shown']): readonly Option[] {
  return knownForms.map(({ form, label }) => ({ value: form, label }));
}

/** Out of the way, but in sight of whoever asks why a check is not there. */
function IdleChecks({ shown }: Pick<SectionProps, 'shown'>) {
  const idle = idleChecks(shown);
  if (idle.length === 0) return null;
  return (
    <details className={styles.idle}>
      <summary>
        {idle.length === 1 ? '1 check does not apply' : `${idle.length} checks do not apply`}
      </summary>
      <ul>
        {idle.map(({ id, title, sentence }) => (
          <li key={id} data-check={id} data-answer="not-applicable">
            <strong>{title}:</strong> {sentence}
          </li>
        ))}
      </ul>
    </details>
  );
}
