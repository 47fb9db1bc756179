import type { PackVersion } from '../../../shared/contract/rules';
import css from './rules.module.css';
import { standingWords } from './ruleWords';
import type { PackName } from './usePacks';

interface PackListProps {
  packs: readonly PackVersion[];
  chosen: PackName | undefined;
  onChoose: (name: PackName) => void;
}

/** Every pack with its versions; the clinic's own state comes first. */
export function PackList({ packs, chosen, onChoose }: PackListProps) {
  const labels = [...new Set(packs.map(({ packId }) => packId))];
  return (
    <nav className={css.packs} aria-label="Packs of rules">
      {labels.map((packId) => {
        const versions = packs.filter((one) => one.packId === packId);
        return (
          <section key={packId} aria-labelledby={`pack-${packId}`}>
            <h2 id={`pack-${packId}`}>{versions[0]?.label}</h2>
            <ul>
              {versions.map((pack) => (
                <li key={pack.version}>
                  <button
                    type="button"
                    aria-current={isChosen(pack, chosen) ? 'true' : undefined}
                    aria-label={`${pack.label} ${pack.version}`}
                    onClick={() => onChoose(pack)}
                  >
                    <span>{pack.version}</span>
                    <span className={css.dimmed}>{standingWords[pack.standing]}</span>
                  </button>
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </nav>
  );
}

function isChosen(pack: PackVersion, chosen: PackName | undefined): boolean {
  return pack.packId === chosen?.packId && pack.version === chosen.version;
}
