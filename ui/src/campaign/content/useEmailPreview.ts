// The email as the chosen person would get it, kept up with the typing.
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { call, type EmailContent, type EmailPreview, type HostError } from "../../host";

/** A pause in typing after which the preview follows (ms): short enough to feel immediate. */
const PAUSE = 90;

function useSettled<T>(value: T): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), PAUSE);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}

export function useEmailPreview(campaignId: string, email: EmailContent, userId: string | null, locale: string) {
  const settled = useSettled(email);
  return useQuery<EmailPreview, HostError>({
    queryKey: ["content.previewEmail", campaignId, settled, userId, locale],
    queryFn: () => call("content.previewEmail", { campaignId, email: settled, userId, locale }),
    placeholderData: keepPreviousData,
    // Every keystroke is another question; old answers are of no use.
    gcTime: 0,
  });
}
