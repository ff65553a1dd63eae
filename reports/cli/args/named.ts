/** Scenarios and properties by the names that a person types. */
import { catalogue } from '#properties';
import { type CardScenario, inForce, oneOf, type Property, propertyFor, type Scenario, scenarios } from '#sim';

/** @throws InputError that names the nearest, where there is no such scenario */
export function scenarioNamed(name: string): CardScenario {
  const names = scenarios.map(scenario => scenario.name);
  return scenarios[names.indexOf(oneOf('scenario', name, names))]!;
}

/** @throws InputError that names the nearest, where there is no such property */
export function propertyNamed(name: string): Property {
  const names = catalogue.map(property => property.name);
  return catalogue[names.indexOf(oneOf('property', name, names))]!;
}

/** The properties to check in a scenario: those in force, or those named, asserted there or not. */
export function propertiesFor(scenario: Scenario, names: readonly string[] | undefined): readonly Property[] {
  if (!names) return inForce(scenario, catalogue);
  return names.map(name => propertyFor(scenario, name, catalogue));
}
