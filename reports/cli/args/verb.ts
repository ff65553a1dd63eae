/**
 * A verb: commander's command, with error messages of one line that states the given value, the allowed ones, and the
 * next step.
 */
import { Command } from 'commander';
import { InputError, oneOf, quoted } from '#sim';

export class Verb extends Command {
  override createCommand(name?: string): Verb {
    return new Verb(name);
  }

  /** Every error of commander passes through this method. */
  override error(message: string, options: { code?: string } = {}): never {
    const given = /'([^']*)'/.exec(message)?.[1] ?? '';
    const name = this.name();
    switch (options.code) {
      case 'commander.unknownOption':
        return this.unknown(given);
      case 'commander.optionMissingArgument':
        throw new InputError(`${name}: the option ${given} needs a value; ${this.seeHelp}`);
      case 'commander.missingArgument':
        throw new InputError(`${name} needs a ${given}; ${this.seeHelp}`);
      case 'commander.excessArguments': {
        const most = this.registeredArguments.length;
        const extra = this.args.slice(most).join(' ');
        throw new InputError(
          `${name} takes ${most} argument${most === 1 ? '' : 's'}; ${quoted(extra)} is too many; ${this.seeHelp}`,
        );
      }
      default:
        throw new InputError(`${message.replace(/^error: /, '')}; ${this.seeHelp}`);
    }
  }

  /** Refuses an unknown option and suggests the nearest one. */
  unknown(option: string): never {
    const [name = option] = option.split('=');
    const shown = this.options.filter(({ hidden }) => !hidden);
    const allowed = [...shown.map(({ long }) => long ?? ''), '--help'];
    oneOf(this.parent ? `option of ${this.name()}` : 'option', name, allowed);
    throw new InputError(`the option ${name} takes no value; ${this.seeHelp}`);
  }

  private get seeHelp(): string {
    return `see tongka ${this.parent ? `${this.name()} ` : ''}--help`;
  }
}
