//! The execution API client: from a payload to a journalled answer.
