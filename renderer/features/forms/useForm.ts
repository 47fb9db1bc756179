import { useEffect, useState } from 'react';
import type { FormDraft } from '../../../shared/contract/forms';
import type { Fault } from '../../../shared/domain/base/fault';
import { useDesk } from '../../app/desk/deskContext';
import { useDraftStore } from '../../app/desk/useKeptDraft';
import { typedValues, type Typed } from '../../app/ui/typedValues';

/** A form being filled in; what the vault makes of it follows each change. */
export function useForm(requestId: string, formId: string) {
  const { call } = useDesk();
  const [draft, setDraft] = useState<FormDraft>();
  const [typed, setTyped] = useState<Typed>();
  const store = useDraftStore({ requestId, place: `forms/${formId}` }, (words) =>
    setTyped((now) => now ?? textsIn(words)),
  );
  const [fault, setFault] = useState<Fault>();
  const fields = typedValues(typed ?? {}, draft?.fields ?? []);
  const asked = JSON.stringify(fields);

  useEffect(() => {
    let wanted = true;
    const now = JSON.parse(asked) as Record<string, string | string[]>;
    void call('forms.draft', { requestId, formId, fields: now }).then((reply) => {
      if (!wanted) return;
      setFault(reply.ok ? undefined : reply.fault);
      if (reply.ok) setDraft(reply.value);
    });
    return () => {
      wanted = false;
    };
  }, [call, requestId, formId, asked]);

  const type = (name: string, value: string) => {
    const now = { ...typed, [name]: value };
    setTyped(now);
    store.keep(now);
  };
  return {
    // Nobody types or signs before what was typed earlier is there again.
    draft: typed && draft,
    ...{ typed: typed ?? {}, fault, type, drop: store.drop },
    wish: { requestId, formId, fields },
  };
}

/** The texts of a kept draft, by field. */
function textsIn(words: object | null): Typed {
  const texts = Object.entries(words ?? {}).filter(([, text]) => typeof text === 'string');
  return Object.fromEntries(texts);
}
