//! Random sequences of what the owner, the app and chance do. `cargo xtask test --long` runs 10,000 of them.

use std::collections::BTreeSet;

use assertions::Reached;
use exports::runner::Mode;
use proptest::prelude::*;
use proptest::test_runner::{Config, FileFailurePersistence};
use proptest_state_machine::{ReferenceStateMachine, StateMachineTest, prop_state_machine};

use crate::script::{Fault, Script, scripts};
use crate::world::{PEOPLE, World};

#[derive(Debug, Clone)]
pub enum Act {
    Start(BTreeSet<usize>, Script),
    CarryOn(Script),
    Reconcile(Script),
    Wait,
    ChangeSource(usize),
    RemoveByHand(usize),
    ChangeByHand(usize),
}

/// The truth is the target's own state: any act may follow any other.
pub struct Acts;

impl ReferenceStateMachine for Acts {
    type State = ();
    type Transition = Act;

    fn init_state() -> BoxedStrategy<()> {
        Just(()).boxed()
    }

    fn transitions((): &()) -> BoxedStrategy<Act> {
        prop_oneof![
            4 => (prop::collection::btree_set(0..PEOPLE, 1..=PEOPLE), scripts()).prop_map(|(people, script)| Act::Start(people, script)),
            3 => scripts().prop_map(Act::CarryOn),
            1 => scripts().prop_map(Act::Reconcile),
            1 => Just(Act::Wait),
            1 => (0..PEOPLE).prop_map(Act::ChangeSource),
            1 => (0..PEOPLE).prop_map(Act::RemoveByHand),
            1 => (0..PEOPLE).prop_map(Act::ChangeByHand),
        ]
        .boxed()
    }

    fn apply((): (), _: &Act) {}
}

static CREATED: Reached = Reached::new();

struct RunnerTest;

impl StateMachineTest for RunnerTest {
    type SystemUnderTest = World;
    type Reference = Acts;

    fn init_test((): &()) -> World {
        World::new()
    }

    fn apply(mut world: World, (): &(), act: Act) -> World {
        match act {
            Act::Start(people, script) => world.start(&people, &script),
            Act::CarryOn(script) => world.carry_on(Mode::Send, &script),
            Act::Reconcile(script) => world.carry_on(Mode::ReconcileOnly, &script),
            Act::Wait => world.wait(),
            Act::ChangeSource(person) => world.change_source(person),
            Act::RemoveByHand(person) => world.remove_by_hand(person),
            Act::ChangeByHand(person) => world.change_by_hand(person),
        }
        world
    }

    fn check_invariants(world: &World, (): &()) {
        world.check();
    }

    fn teardown(mut world: World, (): ()) {
        world.come_to_rest();
        if world.creations() > 0 {
            CREATED.once();
        }
    }
}

fn config() -> Config {
    let cases = if std::env::var_os("PAYBRIDGE_LONG").is_some() { 10_000 } else { 64 };
    Config { cases, failure_persistence: Some(Box::new(FileFailurePersistence::Direct("tests/runner/seeds.txt"))), ..Config::default() }
}

prop_state_machine! {
    #![proptest_config(config())]

    #[test]
    fn runner_writes_once_and_tells_the_truth(sequential 1..12 => RunnerTest);
}

/// A record can appear between the read and its row's turn: a read proves nothing about the minutes after it.
#[test]
fn read_from_before_a_sleep_proves_no_absence() {
    let mut world = World::new();
    world.start(&[0].into(), &Script { requests: vec![Fault::SilentLate], dies_at: Some(2), ..Script::default() });
    world.carry_on(Mode::Send, &Script { sleeps_at: Some(0), ..Script::default() });
    world.check();
    world.come_to_rest();
}
