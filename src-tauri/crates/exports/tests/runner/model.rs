//! Random sequences of actions by the owner, the app and chance. `cargo xtask test --long` runs 10,000 of them.

use std::collections::BTreeSet;

use exports::runner::Mode;
use proptest::prelude::*;
use proptest::test_runner::{Config, FileFailurePersistence};
use proptest_state_machine::{ReferenceStateMachine, StateMachineTest, prop_state_machine};

use crate::script::{Fault, Script, scripts};
use crate::world::{PEOPLE, World};

#[derive(Debug, Clone)]
pub enum Action {
    Start(BTreeSet<usize>, Script),
    Continue(Script),
    Reconcile(Script),
    Wait,
    ChangeSource(usize),
    RemoveByHand(usize),
    ChangeByHand(usize),
}

/// The reference has no state of its own: any action may follow any other, and the checks compare with the target.
pub struct Actions;

impl ReferenceStateMachine for Actions {
    type State = ();
    type Transition = Action;

    fn init_state() -> BoxedStrategy<()> {
        Just(()).boxed()
    }

    fn transitions((): &()) -> BoxedStrategy<Action> {
        prop_oneof![
            4 => (prop::collection::btree_set(0..PEOPLE, 1..=PEOPLE), scripts()).prop_map(|(people, script)| Action::Start(people, script)),
            3 => scripts().prop_map(Action::Continue),
            1 => scripts().prop_map(Action::Reconcile),
            1 => Just(Action::Wait),
            1 => (0..PEOPLE).prop_map(Action::ChangeSource),
            1 => (0..PEOPLE).prop_map(Action::RemoveByHand),
            1 => (0..PEOPLE).prop_map(Action::ChangeByHand),
        ]
        .boxed()
    }

    fn apply((): (), _: &Action) {}
}

struct RunnerTest;

impl StateMachineTest for RunnerTest {
    type SystemUnderTest = World;
    type Reference = Actions;

    fn init_test((): &()) -> World {
        World::new()
    }

    fn apply(mut world: World, (): &(), action: Action) -> World {
        match action {
            Action::Start(people, script) => world.start(&people, &script),
            Action::Continue(script) => world.continue_run(Mode::Send, &script),
            Action::Reconcile(script) => world.continue_run(Mode::ReconcileOnly, &script),
            Action::Wait => world.wait(),
            Action::ChangeSource(person) => world.change_source(person),
            Action::RemoveByHand(person) => world.remove_by_hand(person),
            Action::ChangeByHand(person) => world.change_by_hand(person),
        }
        world
    }

    fn check_invariants(world: &World, (): &()) {
        world.check();
    }

    fn teardown(mut world: World, (): ()) {
        world.finish();
    }
}

fn config() -> Config {
    let cases = if std::env::var_os("PAYBRIDGE_LONG").is_some() { 10_000 } else { 64 };
    Config { cases, failure_persistence: Some(Box::new(FileFailurePersistence::Direct("tests/runner/seeds.txt"))), ..Config::default() }
}

prop_state_machine! {
    #![proptest_config(config())]

    #[test]
    fn runner_writes_once_and_reports_the_truth(sequential 1..12 => RunnerTest);
}

/// A record can appear between the read and its row's turn: a read proves nothing about the minutes after it.
#[test]
fn read_from_before_a_sleep_proves_no_absence() {
    let mut world = World::new();
    world.start(&[0].into(), &Script { requests: vec![Fault::SilentLate], dies_at: Some(2), ..Script::default() });
    world.continue_run(Mode::Send, &Script { sleeps_at: Some(0), ..Script::default() });
    world.check();
    world.finish();
}
