import { useParams, useSearchParams } from 'react-router';
import { useRequest } from '../../app/desk/useRequest';
import { FiledLetters } from './FiledLetters';
import { LetterWriter } from './LetterWriter';

/** Letters of a request: those that were filed, and one being written. */
export function LettersScreen() {
  const { requestId = '' } = useParams();
  const [search, setSearch] = useSearchParams();
  const request = useRequest(requestId);
  const writing = search.get('write');
  const write = (templateId: string) => setSearch({ write: templateId });
  const close = () => setSearch({});
  return writing ? (
    <LetterWriter
      key={writing}
      request={request}
      requestId={requestId}
      templateId={writing}
      onClose={close}
    />
  ) : (
    <FiledLetters request={request} requestId={requestId} onWrite={write} />
  );
}
