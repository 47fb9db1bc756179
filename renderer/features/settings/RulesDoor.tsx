import { Button } from '@mantine/core';
import { Link } from 'react-router';
import { managingRoles } from '../../../shared/contract/verb';
import { useDesk } from '../../app/desk/deskContext';
import { paths } from '../../app/paths';
import css from './settings.module.css';

/** The rules have a screen of their own; who may not change them is told who may. */
export function RulesDoor() {
  const { session } = useDesk();
  const mayManage = session.state === 'open' && managingRoles.includes(session.user.role);
  return (
    <div className={css.narrow}>
      <p>
        Due dates, fees, checks and letters follow rules that stand in tables with their source. A
        manager can change a rate, confirm a rule, and compare versions.
      </p>
      {mayManage ? (
        <div>
          <Button component={Link} to={paths.rules}>
            Open the rules
          </Button>
        </div>
      ) : (
        <p className={css.hint}>The privacy officer or an administrator can open them.</p>
      )}
    </div>
  );
}
