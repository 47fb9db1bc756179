import { z } from 'zod';
import { idSchema } from '../domain/base/schemas';
import { draftPlaceSchema, draftWordsSchema } from '../domain/drafts/slice';
import { verb, workingRoles } from './verb';

const place = z.object({ requestId: idSchema, place: draftPlaceSchema });

/** What somebody typed and has not sent; only that person reads it again. */
export const draftVerbs = {
  'draft.read': verb(place, z.object({ words: draftWordsSchema }), { allowed: workingRoles }),
  /** Null ends the draft: it was sent, or given up. */
  'draft.keep': verb(place.extend({ words: draftWordsSchema }), z.object({}), {
    allowed: workingRoles,
    writes: true,
  }),
} as const;
