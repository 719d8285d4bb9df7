import { BlockList, isIP } from "node:net";

const nowhere = new BlockList();
for (const [address, bits] of [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.88.99.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 3],
] as const)
  nowhere.addSubnet(address, bits, "ipv4");
// Of IPv6 only what is given out for the public Internet, and of that not what carries other addresses inside.
const everywhere = new BlockList();
everywhere.addSubnet("2000::", 3, "ipv6");
for (const [address, bits] of [
  ["2001::", 23],
  ["2001:db8::", 32],
  ["2002::", 16],
  ["3fff::", 20],
] as const)
  nowhere.addSubnet(address, bits, "ipv6");

/** Whether an IP address is not one of the public Internet: a machine beside this one, or this one itself. */
export function isPrivateAddress(address: string): boolean {
  switch (isIP(address)) {
    case 4:
      return nowhere.check(address, "ipv4");
    case 6:
      return !everywhere.check(address, "ipv6") || nowhere.check(address, "ipv6");
    default:
      return true;
  }
}
