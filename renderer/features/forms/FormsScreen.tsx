import { useParams, useSearchParams } from 'react-router';
import { useRequest } from '../../app/desk/useRequest';
import { FormFiller } from './FormFiller';
import { FormsList } from './FormsList';
import { useFormsList } from './useFormsList';

/** The clinic's own forms: choose one, fill it in, have it signed here or on paper. */
export function FormsScreen() {
  const { requestId = '' } = useParams();
  const [search, setSearch] = useSearchParams();
  const request = useRequest(requestId);
  const { list, refresh } = useFormsList(requestId);
  const formId = search.get('form');
  if (!formId || !list) {
    return (
      <FormsList
        request={request}
        requestId={requestId}
        list={list}
        onChoose={(id) => setSearch({ form: id })}
      />
    );
  }
  const close = () => {
    refresh();
    setSearch({});
  };
  return (
    <FormFiller
      key={formId}
      request={request}
      requestId={requestId}
      formId={formId}
      statement={list.typedStatement}
      onClose={close}
    />
  );
}
