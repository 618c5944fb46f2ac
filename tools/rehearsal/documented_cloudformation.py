"""Where CloudFormation is documented to be otherwise than the emulator's, and a refusal on demand.

- An export that another stack imports can be neither deleted nor changed ("Fn::ImportValue" in the template reference).
- A changed `AWS::DynamoDB::GlobalTable` stays the table that it is; the emulator makes a new one where it chose the name.
"""

from ministack.services import cloudformation
from ministack.services.cloudformation import handlers, provisioners, stacks

_tables = provisioners._RESOURCE_HANDLERS["AWS::DynamoDB::GlobalTable"]
_update_table = _tables["update"]
_refusals: dict[str, str] = {}
_provision = stacks._provision_resource
_resolve_outputs = stacks._resolve_stack_outputs


def refuse_once(resource_type: str, sentence: str) -> None:
    """The next resource of this type is not created; the sentence is the reason in the stack's events."""
    _refusals[resource_type] = sentence


def _provision_or_refuse(resource_type, *others):
    if sentence := _refusals.pop(resource_type, None):
        raise ValueError(sentence)
    return _provision(resource_type, *others)


def _importers(export: str, exporting: str) -> list[str]:
    return [
        name
        for name, stack in cloudformation._stacks.items()
        if name != exporting
        # A stack whose creation was rolled back has no resources, and so imports nothing.
        and stack.get("StackStatus", "").endswith("_COMPLETE")
        and stack["StackStatus"] not in ("ROLLBACK_COMPLETE", "DELETE_COMPLETE")
        and export in handlers._imported_export_names(stack, name)
    ]


def _resolve_outputs_keeping_imports(*args):
    stack_name, stack_id = args[-2:]
    outputs, exports = _resolve_outputs(*args)
    before = {name: export for name, export in cloudformation._exports.items() if export["StackId"] == stack_id}
    for name, export in before.items():
        if name in exports and exports[name]["Value"] == export["Value"]:
            continue
        if importers := _importers(name, stack_name):
            change = "updated" if name in exports else "deleted"
            raise ValueError(f"Export {name} cannot be {change} as it is in use by {' and '.join(importers)}")
    for name in before.keys() - exports.keys():
        # The emulator would serve it for ever.
        cloudformation._exports.pop(name)
    return outputs, exports


def _update_table_in_place(name, before, after, stack_name):
    return _update_table(name, {**before, "TableName": name}, {**after, "TableName": name}, stack_name)


_tables["update"] = _update_table_in_place
stacks._provision_resource = _provision_or_refuse
stacks._resolve_stack_outputs = _resolve_outputs_keeping_imports
