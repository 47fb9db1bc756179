import { zodResolver } from '@hookform/resolvers/zod';
import { useEffect } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import {
  authorizationFactsSchema,
  type AuthorizationFacts,
} from '../../../shared/domain/authorization/facts';
import type { CheckOutcome } from '../../../shared/contract/request';
import { CheckRow, type EvidenceActions } from './CheckRow';
import { FactField } from './FactField';
import { checksOf, formSections, isAsked, type FormSection } from './formSections';
import styles from './authorization.module.css';

interface FactsFormProps {
  readonly facts: AuthorizationFacts;
  readonly checks: readonly CheckOutcome[];
  readonly evidence: EvidenceActions;
  readonly onTyped: (facts: AuthorizationFacts) => void;
}

/** The facts in the order of the form, each with the checks that it answers. */
export function FactsForm({ facts, checks, evidence, onTyped }: FactsFormProps) {
  const { control, subscribe } = useForm<AuthorizationFacts>({
    defaultValues: facts,
    resolver: zodResolver(authorizationFactsSchema) as never,
    mode: 'onBlur',
  });
  const now = { ...facts, ...useWatch({ control }) };

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
        <Section key={section.id} section={section}>
          {section.facts
            .filter((fact) => isAsked(fact, now))
            .map((fact) => (
              <FactField key={fact} name={fact} control={control} />
            ))}
          <ul className={styles.checks}>
            {checksOf(section, checks).map((check) => (
              <CheckRow key={check.id} check={check} evidence={evidence} />
            ))}
          </ul>
        </Section>
      ))}
    </form>
  );
}

function Section(props: { readonly section: FormSection; readonly children: React.ReactNode }) {
  const id = `section-${props.section.id}`;
  return (
    <section className={styles.section} aria-labelledby={id}>
      <h2 id={id}>{props.section.title}</h2>
      {props.children}
    </section>
  );
}
