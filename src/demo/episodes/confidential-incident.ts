import type { Episode } from "../episode.ts";
import { incidentDeeds } from "../incident-deeds.ts";

const { declare, say, whisper } = incidentDeeds("A page shows what it should not", "2026-12-16");

/** An incident of which the public reads one line. */
export const confidentialIncident: Episode = {
  title: "A confidential incident",
  day: "2026-12-16",
  about:
    "ida found that a customer had seen somebody else's order, opened an issue that says little, and labelled it `P1` and `data-breach`. That flag is confidential in the playbook: the incident was handled in the private repository `acme/security`, whose own playbook allows it. There stand the board, suspects, answers and every command (`security/` in this folder); in the shop's own repository, its reports and this diary stands only that an incident is being handled ({day 2026-12-16}).",
  scenes: [
    declare("ida", "10:10", "Please look into it.", ["P1", "data-breach"]),
    whisper("bo", "10:30", "/ack"),
    whisper("bo", "10:33", "/status identified the cache answers without regard to who asks since version 415"),
    whisper("eve", "10:35", "/update One customer saw one order of another; the page is switched off. next 60m"),
    whisper("bo", "10:50", "/mitigated"),
    whisper("jo", "11:30", "/verified asked as three customers, each sees their own"),
    whisper("bo", "11:40", "/resolve the cache asks who it is, and the page is back"),
    say("ida", "11:45", "Thank you."),
  ],
};
