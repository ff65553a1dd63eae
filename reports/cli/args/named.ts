/** Scenarios and properties by name. */
import { catalogue } from '#properties';
import { type CardScenario, inForce, oneOf, type Property, propertyFor, type Scenario, scenariosMeant } from '#sim';

/**
 * The scenario of a name.
 * @throws InputError that suggests the nearest name, if the name is unknown
 */
export function scenarioNamed(name: string): CardScenario {
  const meant = scenariosMeant(name);
  const names = meant.map(scenario => scenario.name);
  return meant[names.indexOf(oneOf('scenario', name, names))]!;
}

/**
 * The property of a name.
 * @throws InputError that suggests the nearest name, if the name is unknown
 */
export function propertyNamed(name: string): Property {
  const names = catalogue.map(property => property.name);
  return catalogue[names.indexOf(oneOf('property', name, names))]!;
}

/** The properties to check in a scenario: those named, asserted by the scenario or not; by default those in force. */
export function propertiesFor(scenario: Scenario, names: readonly string[] | undefined): readonly Property[] {
  if (!names) return inForce(scenario, catalogue);
  return names.map(name => propertyFor(scenario, name, catalogue));
}
