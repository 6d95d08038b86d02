//! The clock and the timers of JavaScript.

use std::future::poll_fn;
use std::pin::{Pin, pin};
use std::task::{Context, Poll, ready};
use std::time::{Duration, SystemTime};

use gloo_timers::future::TimeoutFuture;
use send_wrapper::SendWrapper;
pub(crate) use web_time::Instant;
use web_time::web::SystemTimeExt as _;

/// The milliseconds that a timer runs at most: `setTimeout` fires at once when it is asked for more.
const LONGEST: u32 = i32::MAX as u32;

/// Returns the time of day.
pub(crate) fn now() -> SystemTime {
    web_time::SystemTime::now().to_std()
}

/// A pause, which has a timer once somebody waits for its end.
pub(crate) struct Sleep {
    until: Instant,
    // JavaScript's objects stay on the one thread that there is
    timer: Option<SendWrapper<TimeoutFuture>>,
}

impl Future for Sleep {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
        loop {
            // a timer may fire a little early, and ends before a pause that is longer than it
            let left = self.until.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return Poll::Ready(());
            }
            let timer = self.timer.get_or_insert_with(|| SendWrapper::new(TimeoutFuture::new(milliseconds(left))));
            ready!(Pin::new(&mut **timer).poll(context));
            self.timer = None;
        }
    }
}

fn milliseconds(pause: Duration) -> u32 {
    let rounded_up = pause.as_nanos().div_ceil(1_000_000);
    u32::try_from(rounded_up).map_or(LONGEST, |most| most.min(LONGEST))
}

/// Waits for a time.
pub(crate) fn sleep(pause: Duration) -> Sleep {
    sleep_until(super::after(pause))
}

/// Waits until a moment.
pub(crate) fn sleep_until(until: Instant) -> Sleep {
    Sleep { until, timer: None }
}

/// Says that something took too long.
pub(crate) struct Elapsed;

/// Waits for something until a moment.
pub(crate) async fn timeout_at<F: IntoFuture>(deadline: Instant, future: F) -> Result<F::Output, Elapsed> {
    let mut future = pin!(future.into_future());
    let mut sleep = sleep_until(deadline);
    let either = |context: &mut Context<'_>| match future.as_mut().poll(context) {
        Poll::Ready(output) => Poll::Ready(Ok(output)),
        Poll::Pending => Pin::new(&mut sleep).poll(context).map(|()| Err(Elapsed)),
    };
    poll_fn(either).await
}
