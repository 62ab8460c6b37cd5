// The server's widgets, made from tests/chatkit/samples.py by scripts/widget_samples.py. Do not edit.
import type { Widgets } from "@openai/chatkit";
import type { Chart } from "../src/wire/types.ts";

export const listWidget: Widgets.Card = {
 "type": "Card",
 "children": [
  {
   "type": "Row",
   "children": [
    {
     "type": "Title",
     "size": "sm",
     "value": "Your Tasks"
    },
    {
     "type": "Badge",
     "label": "9",
     "color": "secondary",
     "pill": true
    }
   ],
   "justify": "between"
  },
  {
   "type": "Divider"
  },
  {
   "key": "task-7",
   "type": "Row",
   "children": [
    {
     "type": "Col",
     "children": [
      {
       "type": "Text",
       "value": "Feed the cat",
       "weight": "medium",
       "lineThrough": false
      }
     ],
     "flex": 1,
     "minWidth": 180,
     "gap": 1
    },
    {
     "type": "Row",
     "children": [
      {
       "type": "Button",
       "label": "Complete",
       "size": "sm",
       "variant": "ghost",
       "onClickAction": {
        "type": "complete_task",
        "payload": {
         "task_id": "7"
        }
       },
       "iconStart": "check"
      },
      {
       "type": "Button",
       "label": "Edit",
       "size": "sm",
       "variant": "ghost",
       "onClickAction": {
        "type": "edit_task",
        "payload": {
         "task_id": "7"
        }
       }
      },
      {
       "type": "Button",
       "label": "Delete",
       "size": "sm",
       "variant": "ghost",
       "onClickAction": {
        "type": "delete_task",
        "payload": {
         "task_id": "7"
        }
       }
      }
     ],
     "gap": 1
    }
   ],
   "wrap": "wrap",
   "align": "center",
   "gap": 2
  },
  {
   "type": "Divider"
  },
  {
   "key": "task-8",
   "type": "Row",
   "children": [
    {
     "type": "Col",
     "children": [
      {
       "type": "Text",
       "value": "Water the plants",
       "weight": "medium",
       "lineThrough": false
      },
      {
       "type": "Text",
       "value": "All of them",
       "size": "sm",
       "color": "secondary",
       "maxLines": 2
      },
      {
       "type": "Caption",
       "value": "Tue 3 Mar 2026",
       "color": "danger"
      }
     ],
     "flex": 1,
     "minWidth": 180,
     "gap": 1
    },
    {
     "type": "Badge",
     "label": "P1",
     "color": "danger",
     "size": "sm"
    },
    {
     "type": "Row",
     "children": [
      {
       "type": "Button",
       "label": "Complete",
       "size": "sm",
       "variant": "ghost",
       "onClickAction": {
        "type": "complete_task",
        "payload": {
         "task_id": "8"
        }
       },
       "iconStart": "check"
      },
      {
       "type": "Button",
       "label": "Edit",
       "size": "sm",
       "variant": "ghost",
       "onClickAction": {
        "type": "edit_task",
        "payload": {
         "task_id": "8"
        }
       }
      },
      {
       "type": "Button",
       "label": "Delete",
       "size": "sm",
       "variant": "ghost",
       "onClickAction": {
        "type": "delete_task",
        "payload": {
         "task_id": "8"
        }
       }
      }
     ],
     "gap": 1
    }
   ],
   "wrap": "wrap",
   "align": "center",
   "gap": 2
  },
  {
   "type": "Divider"
  },
  {
   "key": "task-9",
   "type": "Row",
   "children": [
    {
     "type": "Col",
     "children": [
      {
       "type": "Text",
       "value": "Call mum",
       "weight": "medium",
       "lineThrough": true
      }
     ],
     "flex": 1,
     "minWidth": 180,
     "gap": 1
    },
    {
     "type": "Badge",
     "label": "done",
     "color": "success",
     "size": "sm"
    },
    {
     "type": "Row",
     "children": [
      {
       "type": "Button",
       "label": "Edit",
       "size": "sm",
       "variant": "ghost",
       "onClickAction": {
        "type": "edit_task",
        "payload": {
         "task_id": "9"
        }
       }
      },
      {
       "type": "Button",
       "label": "Delete",
       "size": "sm",
       "variant": "ghost",
       "onClickAction": {
        "type": "delete_task",
        "payload": {
         "task_id": "9"
        }
       }
      }
     ],
     "gap": 1
    }
   ],
   "wrap": "wrap",
   "align": "center",
   "gap": 2
  },
  {
   "type": "Divider"
  },
  {
   "type": "Row",
   "children": [
    {
     "type": "Caption",
     "value": "3 of 9 tasks."
    }
   ],
   "justify": "between",
   "align": "center"
  }
 ],
 "size": "lg"
};

export const emptyListWidget: Widgets.Card = {
 "type": "Card",
 "children": [
  {
   "type": "Row",
   "children": [
    {
     "type": "Title",
     "size": "sm",
     "value": "Your Tasks"
    },
    {
     "type": "Badge",
     "label": "0",
     "color": "secondary",
     "pill": true
    }
   ],
   "justify": "between"
  },
  {
   "type": "Text",
   "value": "No tasks here.",
   "color": "secondary"
  }
 ],
 "size": "lg"
};

export const newWidget: Widgets.Card = {
 "type": "Card",
 "children": [
  {
   "type": "Form",
   "children": [
    {
     "type": "Title",
     "size": "sm",
     "value": "New task"
    },
    {
     "type": "Label",
     "fieldName": "title",
     "value": "Title",
     "weight": "normal",
     "color": "secondary"
    },
    {
     "type": "Input",
     "name": "title",
     "required": true,
     "placeholder": "What is to be done?"
    },
    {
     "type": "Label",
     "fieldName": "description",
     "value": "Description",
     "weight": "normal",
     "color": "secondary"
    },
    {
     "type": "Textarea",
     "name": "description",
     "rows": 3
    },
    {
     "type": "Label",
     "fieldName": "due",
     "value": "Due",
     "weight": "normal",
     "color": "secondary"
    },
    {
     "type": "DatePicker",
     "name": "due",
     "placeholder": "No due date",
     "clearable": true
    },
    {
     "type": "Label",
     "fieldName": "priority",
     "value": "Priority",
     "weight": "normal",
     "color": "secondary"
    },
    {
     "type": "Select",
     "name": "priority",
     "options": [
      {
       "value": "p1",
       "label": "P1 – urgent"
      },
      {
       "value": "p2",
       "label": "P2 – high"
      },
      {
       "value": "p3",
       "label": "P3 – medium"
      },
      {
       "value": "p4",
       "label": "P4 – normal"
      }
     ],
     "defaultValue": "p4"
    },
    {
     "type": "Label",
     "fieldName": "labels",
     "value": "Labels",
     "weight": "normal",
     "color": "secondary"
    },
    {
     "type": "Input",
     "name": "labels",
     "placeholder": "Separated by commas"
    },
    {
     "type": "Label",
     "fieldName": "repeat",
     "value": "Repeats",
     "weight": "normal",
     "color": "secondary"
    },
    {
     "type": "Input",
     "name": "repeat",
     "placeholder": "every monday"
    },
    {
     "type": "Row",
     "children": [
      {
       "type": "Button",
       "label": "Cancel",
       "size": "sm",
       "variant": "ghost",
       "onClickAction": {
        "type": "cancel",
        "payload": {}
       }
      },
      {
       "type": "Button",
       "label": "Create",
       "submit": true,
       "style": "primary"
      }
     ],
     "gap": 2,
     "justify": "end"
    }
   ],
   "direction": "col",
   "gap": 2,
   "onSubmitAction": {
    "type": "create_task",
    "payload": {}
   }
  }
 ],
 "size": "md"
};

export const editWidget: Widgets.Card = {
 "type": "Card",
 "children": [
  {
   "type": "Form",
   "children": [
    {
     "type": "Title",
     "size": "sm",
     "value": "Edit task"
    },
    {
     "type": "Label",
     "fieldName": "title",
     "value": "Title",
     "weight": "normal",
     "color": "secondary"
    },
    {
     "type": "Input",
     "name": "title",
     "required": true,
     "placeholder": "What is to be done?",
     "defaultValue": "Water the plants"
    },
    {
     "type": "Label",
     "fieldName": "description",
     "value": "Description",
     "weight": "normal",
     "color": "secondary"
    },
    {
     "type": "Textarea",
     "name": "description",
     "rows": 3,
     "defaultValue": "All of them"
    },
    {
     "type": "Label",
     "fieldName": "due",
     "value": "Due",
     "weight": "normal",
     "color": "secondary"
    },
    {
     "type": "DatePicker",
     "name": "due",
     "placeholder": "No due date",
     "clearable": true,
     "defaultValue": "2026-03-03"
    },
    {
     "type": "Label",
     "fieldName": "priority",
     "value": "Priority",
     "weight": "normal",
     "color": "secondary"
    },
    {
     "type": "Select",
     "name": "priority",
     "options": [
      {
       "value": "p1",
       "label": "P1 – urgent"
      },
      {
       "value": "p2",
       "label": "P2 – high"
      },
      {
       "value": "p3",
       "label": "P3 – medium"
      },
      {
       "value": "p4",
       "label": "P4 – normal"
      }
     ],
     "defaultValue": "p1"
    },
    {
     "type": "Label",
     "fieldName": "labels",
     "value": "Labels",
     "weight": "normal",
     "color": "secondary"
    },
    {
     "type": "Input",
     "name": "labels",
     "placeholder": "Separated by commas"
    },
    {
     "type": "Label",
     "fieldName": "repeat",
     "value": "Repeats",
     "weight": "normal",
     "color": "secondary"
    },
    {
     "type": "Input",
     "name": "repeat",
     "placeholder": "every monday"
    },
    {
     "type": "Row",
     "children": [
      {
       "type": "Button",
       "label": "Cancel",
       "size": "sm",
       "variant": "ghost",
       "onClickAction": {
        "type": "cancel",
        "payload": {}
       }
      },
      {
       "type": "Button",
       "label": "Save",
       "submit": true,
       "style": "primary"
      }
     ],
     "gap": 2,
     "justify": "end"
    }
   ],
   "direction": "col",
   "gap": 2,
   "onSubmitAction": {
    "type": "update_task",
    "payload": {
     "task_id": "8",
     "was": {
      "version": 1,
      "due": "2026-03-03",
      "list": "",
      "labels": "",
      "repeat": ""
     }
    }
   }
  }
 ],
 "size": "md"
};

export const editAllWidget: Widgets.Card = {
 "type": "Card",
 "children": [
  {
   "type": "Form",
   "children": [
    {
     "type": "Title",
     "size": "sm",
     "value": "Edit task"
    },
    {
     "type": "Label",
     "fieldName": "title",
     "value": "Title",
     "weight": "normal",
     "color": "secondary"
    },
    {
     "type": "Input",
     "name": "title",
     "required": true,
     "placeholder": "What is to be done?",
     "defaultValue": "Water the plants"
    },
    {
     "type": "Label",
     "fieldName": "description",
     "value": "Description",
     "weight": "normal",
     "color": "secondary"
    },
    {
     "type": "Textarea",
     "name": "description",
     "rows": 3,
     "defaultValue": "All of them"
    },
    {
     "type": "Label",
     "fieldName": "due",
     "value": "Due",
     "weight": "normal",
     "color": "secondary"
    },
    {
     "type": "DatePicker",
     "name": "due",
     "placeholder": "No due date",
     "clearable": true,
     "defaultValue": "2026-03-03"
    },
    {
     "type": "Label",
     "fieldName": "priority",
     "value": "Priority",
     "weight": "normal",
     "color": "secondary"
    },
    {
     "type": "Select",
     "name": "priority",
     "options": [
      {
       "value": "p1",
       "label": "P1 – urgent"
      },
      {
       "value": "p2",
       "label": "P2 – high"
      },
      {
       "value": "p3",
       "label": "P3 – medium"
      },
      {
       "value": "p4",
       "label": "P4 – normal"
      }
     ],
     "defaultValue": "p1"
    },
    {
     "type": "Label",
     "fieldName": "list",
     "value": "List",
     "weight": "normal",
     "color": "secondary"
    },
    {
     "type": "Select",
     "name": "list",
     "options": [
      {
       "value": "Home",
       "label": "Home"
      },
      {
       "value": "Inbox",
       "label": "Inbox"
      }
     ],
     "defaultValue": "Home"
    },
    {
     "type": "Label",
     "fieldName": "labels",
     "value": "Labels",
     "weight": "normal",
     "color": "secondary"
    },
    {
     "type": "Input",
     "name": "labels",
     "placeholder": "Separated by commas",
     "defaultValue": "garden, daily"
    },
    {
     "type": "Label",
     "fieldName": "repeat",
     "value": "Repeats",
     "weight": "normal",
     "color": "secondary"
    },
    {
     "type": "Input",
     "name": "repeat",
     "placeholder": "every monday",
     "defaultValue": "every day"
    },
    {
     "type": "Row",
     "children": [
      {
       "type": "Button",
       "label": "Cancel",
       "size": "sm",
       "variant": "ghost",
       "onClickAction": {
        "type": "cancel",
        "payload": {}
       }
      },
      {
       "type": "Button",
       "label": "Save",
       "submit": true,
       "style": "primary"
      }
     ],
     "gap": 2,
     "justify": "end"
    }
   ],
   "direction": "col",
   "gap": 2,
   "onSubmitAction": {
    "type": "update_task",
    "payload": {
     "task_id": "8",
     "was": {
      "version": 1,
      "due": "2026-03-03",
      "list": "Home",
      "labels": "garden, daily",
      "repeat": "every day"
     }
    }
   }
  }
 ],
 "size": "md"
};

export const editBareWidget: Widgets.Card = {
 "type": "Card",
 "children": [
  {
   "type": "Form",
   "children": [
    {
     "type": "Title",
     "size": "sm",
     "value": "Edit task"
    },
    {
     "type": "Label",
     "fieldName": "title",
     "value": "Title",
     "weight": "normal",
     "color": "secondary"
    },
    {
     "type": "Input",
     "name": "title",
     "required": true,
     "placeholder": "What is to be done?",
     "defaultValue": "Feed the cat"
    },
    {
     "type": "Label",
     "fieldName": "description",
     "value": "Description",
     "weight": "normal",
     "color": "secondary"
    },
    {
     "type": "Textarea",
     "name": "description",
     "rows": 3
    },
    {
     "type": "Label",
     "fieldName": "due",
     "value": "Due",
     "weight": "normal",
     "color": "secondary"
    },
    {
     "type": "DatePicker",
     "name": "due",
     "placeholder": "No due date",
     "clearable": true
    },
    {
     "type": "Label",
     "fieldName": "priority",
     "value": "Priority",
     "weight": "normal",
     "color": "secondary"
    },
    {
     "type": "Select",
     "name": "priority",
     "options": [
      {
       "value": "p1",
       "label": "P1 – urgent"
      },
      {
       "value": "p2",
       "label": "P2 – high"
      },
      {
       "value": "p3",
       "label": "P3 – medium"
      },
      {
       "value": "p4",
       "label": "P4 – normal"
      }
     ],
     "defaultValue": "p4"
    },
    {
     "type": "Label",
     "fieldName": "labels",
     "value": "Labels",
     "weight": "normal",
     "color": "secondary"
    },
    {
     "type": "Input",
     "name": "labels",
     "placeholder": "Separated by commas"
    },
    {
     "type": "Label",
     "fieldName": "repeat",
     "value": "Repeats",
     "weight": "normal",
     "color": "secondary"
    },
    {
     "type": "Input",
     "name": "repeat",
     "placeholder": "every monday"
    },
    {
     "type": "Row",
     "children": [
      {
       "type": "Button",
       "label": "Cancel",
       "size": "sm",
       "variant": "ghost",
       "onClickAction": {
        "type": "cancel",
        "payload": {}
       }
      },
      {
       "type": "Button",
       "label": "Save",
       "submit": true,
       "style": "primary"
      }
     ],
     "gap": 2,
     "justify": "end"
    }
   ],
   "direction": "col",
   "gap": 2,
   "onSubmitAction": {
    "type": "update_task",
    "payload": {
     "task_id": "7",
     "was": {
      "version": 1,
      "due": "",
      "list": "",
      "labels": "",
      "repeat": ""
     }
    }
   }
  }
 ],
 "size": "md"
};

export const editInPlaceWidget: Widgets.Card = {
 "type": "Card",
 "children": [
  {
   "type": "Form",
   "children": [
    {
     "type": "Title",
     "size": "sm",
     "value": "Edit task"
    },
    {
     "type": "Label",
     "fieldName": "title",
     "value": "Title",
     "weight": "normal",
     "color": "secondary"
    },
    {
     "type": "Input",
     "name": "title",
     "required": true,
     "placeholder": "What is to be done?",
     "defaultValue": "Feed the cat"
    },
    {
     "type": "Label",
     "fieldName": "description",
     "value": "Description",
     "weight": "normal",
     "color": "secondary"
    },
    {
     "type": "Textarea",
     "name": "description",
     "rows": 3
    },
    {
     "type": "Label",
     "fieldName": "due",
     "value": "Due",
     "weight": "normal",
     "color": "secondary"
    },
    {
     "type": "DatePicker",
     "name": "due",
     "placeholder": "No due date",
     "clearable": true
    },
    {
     "type": "Label",
     "fieldName": "priority",
     "value": "Priority",
     "weight": "normal",
     "color": "secondary"
    },
    {
     "type": "Select",
     "name": "priority",
     "options": [
      {
       "value": "p1",
       "label": "P1 – urgent"
      },
      {
       "value": "p2",
       "label": "P2 – high"
      },
      {
       "value": "p3",
       "label": "P3 – medium"
      },
      {
       "value": "p4",
       "label": "P4 – normal"
      }
     ],
     "defaultValue": "p4"
    },
    {
     "type": "Label",
     "fieldName": "labels",
     "value": "Labels",
     "weight": "normal",
     "color": "secondary"
    },
    {
     "type": "Input",
     "name": "labels",
     "placeholder": "Separated by commas"
    },
    {
     "type": "Label",
     "fieldName": "repeat",
     "value": "Repeats",
     "weight": "normal",
     "color": "secondary"
    },
    {
     "type": "Input",
     "name": "repeat",
     "placeholder": "every monday"
    },
    {
     "type": "Row",
     "children": [
      {
       "type": "Button",
       "label": "Cancel",
       "size": "sm",
       "variant": "ghost",
       "onClickAction": {
        "type": "cancel",
        "payload": {}
       }
      },
      {
       "type": "Button",
       "label": "Save",
       "submit": true,
       "style": "primary"
      }
     ],
     "gap": 2,
     "justify": "end"
    }
   ],
   "direction": "col",
   "gap": 2,
   "onSubmitAction": {
    "type": "update_task",
    "payload": {
     "task_id": "7",
     "was": {
      "version": 1,
      "due": "",
      "list": "",
      "labels": "",
      "repeat": ""
     }
    }
   }
  }
 ],
 "size": "md"
};

export const moreWidget: Widgets.Card = {
 "type": "Card",
 "children": [
  {
   "type": "Row",
   "children": [
    {
     "type": "Title",
     "size": "sm",
     "value": "Your Tasks"
    },
    {
     "type": "Badge",
     "label": "9",
     "color": "secondary",
     "pill": true
    }
   ],
   "justify": "between"
  },
  {
   "type": "Divider"
  },
  {
   "key": "task-7",
   "type": "Row",
   "children": [
    {
     "type": "Col",
     "children": [
      {
       "type": "Text",
       "value": "Feed the cat",
       "weight": "medium",
       "lineThrough": false
      }
     ],
     "flex": 1,
     "minWidth": 180,
     "gap": 1
    },
    {
     "type": "Row",
     "children": [
      {
       "type": "Button",
       "label": "Complete",
       "size": "sm",
       "variant": "ghost",
       "onClickAction": {
        "type": "complete_task",
        "payload": {
         "task_id": "7"
        }
       },
       "iconStart": "check"
      },
      {
       "type": "Button",
       "label": "Edit",
       "size": "sm",
       "variant": "ghost",
       "onClickAction": {
        "type": "edit_task",
        "payload": {
         "task_id": "7"
        }
       }
      },
      {
       "type": "Button",
       "label": "Delete",
       "size": "sm",
       "variant": "ghost",
       "onClickAction": {
        "type": "delete_task",
        "payload": {
         "task_id": "7"
        }
       }
      }
     ],
     "gap": 1
    }
   ],
   "wrap": "wrap",
   "align": "center",
   "gap": 2
  },
  {
   "type": "Divider"
  },
  {
   "key": "task-8",
   "type": "Row",
   "children": [
    {
     "type": "Col",
     "children": [
      {
       "type": "Text",
       "value": "Water the plants",
       "weight": "medium",
       "lineThrough": false
      },
      {
       "type": "Text",
       "value": "All of them",
       "size": "sm",
       "color": "secondary",
       "maxLines": 2
      },
      {
       "type": "Caption",
       "value": "Tue 3 Mar 2026",
       "color": "danger"
      }
     ],
     "flex": 1,
     "minWidth": 180,
     "gap": 1
    },
    {
     "type": "Badge",
     "label": "P1",
     "color": "danger",
     "size": "sm"
    },
    {
     "type": "Row",
     "children": [
      {
       "type": "Button",
       "label": "Complete",
       "size": "sm",
       "variant": "ghost",
       "onClickAction": {
        "type": "complete_task",
        "payload": {
         "task_id": "8"
        }
       },
       "iconStart": "check"
      },
      {
       "type": "Button",
       "label": "Edit",
       "size": "sm",
       "variant": "ghost",
       "onClickAction": {
        "type": "edit_task",
        "payload": {
         "task_id": "8"
        }
       }
      },
      {
       "type": "Button",
       "label": "Delete",
       "size": "sm",
       "variant": "ghost",
       "onClickAction": {
        "type": "delete_task",
        "payload": {
         "task_id": "8"
        }
       }
      }
     ],
     "gap": 1
    }
   ],
   "wrap": "wrap",
   "align": "center",
   "gap": 2
  },
  {
   "type": "Divider"
  },
  {
   "key": "task-9",
   "type": "Row",
   "children": [
    {
     "type": "Col",
     "children": [
      {
       "type": "Text",
       "value": "Call mum",
       "weight": "medium",
       "lineThrough": true
      }
     ],
     "flex": 1,
     "minWidth": 180,
     "gap": 1
    },
    {
     "type": "Badge",
     "label": "done",
     "color": "success",
     "size": "sm"
    },
    {
     "type": "Row",
     "children": [
      {
       "type": "Button",
       "label": "Edit",
       "size": "sm",
       "variant": "ghost",
       "onClickAction": {
        "type": "edit_task",
        "payload": {
         "task_id": "9"
        }
       }
      },
      {
       "type": "Button",
       "label": "Delete",
       "size": "sm",
       "variant": "ghost",
       "onClickAction": {
        "type": "delete_task",
        "payload": {
         "task_id": "9"
        }
       }
      }
     ],
     "gap": 1
    }
   ],
   "wrap": "wrap",
   "align": "center",
   "gap": 2
  },
  {
   "type": "Divider"
  },
  {
   "type": "Row",
   "children": [
    {
     "type": "Caption",
     "value": "3 of 9 tasks."
    },
    {
     "type": "Button",
     "label": "Show more",
     "size": "sm",
     "variant": "ghost",
     "onClickAction": {
      "type": "show_more",
      "payload": {
       "cursor": "c"
      }
     }
    }
   ],
   "justify": "between",
   "align": "center"
  },
  {
   "type": "Divider"
  },
  {
   "type": "Row",
   "children": [
    {
     "type": "Col",
     "children": [
      {
       "type": "Text",
       "value": "Deleted “X”.",
       "size": "sm",
       "color": "secondary"
      }
     ],
     "flex": 1
    },
    {
     "type": "Button",
     "label": "Undo",
     "size": "sm",
     "variant": "ghost",
     "onClickAction": {
      "type": "undo",
      "payload": {
       "operation": "o"
      }
     },
     "iconStart": "reload"
    }
   ],
   "align": "center",
   "gap": 2
  }
 ],
 "size": "lg"
};

export const cardWidget: Widgets.Card = {
 "type": "Card",
 "children": [
  {
   "type": "Title",
   "size": "sm",
   "value": "Water the plants"
  },
  {
   "type": "Row",
   "children": [
    {
     "type": "Badge",
     "label": "P1",
     "color": "danger",
     "size": "sm"
    },
    {
     "type": "Badge",
     "label": "@garden",
     "color": "secondary",
     "size": "sm"
    },
    {
     "type": "Badge",
     "label": "@daily",
     "color": "secondary",
     "size": "sm"
    }
   ],
   "gap": 2,
   "wrap": "wrap"
  },
  {
   "type": "Text",
   "value": "All of them",
   "size": "sm"
  },
  {
   "type": "Caption",
   "value": "Due: Tue 3 Mar 2026 (overdue)"
  },
  {
   "type": "Caption",
   "value": "Takes: 10m"
  },
  {
   "type": "Caption",
   "value": "Repeats: every day"
  },
  {
   "type": "Caption",
   "value": "List: Home"
  },
  {
   "type": "Caption",
   "value": "Reminders: at 9:00"
  },
  {
   "type": "Caption",
   "value": "Comments: 1"
  },
  {
   "type": "Caption",
   "value": "Subtasks: 1 of 22 done"
  },
  {
   "type": "Text",
   "value": "Pot 0",
   "size": "sm",
   "lineThrough": true
  },
  {
   "type": "Text",
   "value": "Pot 1",
   "size": "sm",
   "lineThrough": false
  },
  {
   "type": "Text",
   "value": "Pot 2",
   "size": "sm",
   "lineThrough": false
  },
  {
   "type": "Text",
   "value": "Pot 3",
   "size": "sm",
   "lineThrough": false
  },
  {
   "type": "Text",
   "value": "Pot 4",
   "size": "sm",
   "lineThrough": false
  },
  {
   "type": "Text",
   "value": "Pot 5",
   "size": "sm",
   "lineThrough": false
  },
  {
   "type": "Text",
   "value": "Pot 6",
   "size": "sm",
   "lineThrough": false
  },
  {
   "type": "Text",
   "value": "Pot 7",
   "size": "sm",
   "lineThrough": false
  },
  {
   "type": "Text",
   "value": "Pot 8",
   "size": "sm",
   "lineThrough": false
  },
  {
   "type": "Text",
   "value": "Pot 9",
   "size": "sm",
   "lineThrough": false
  },
  {
   "type": "Text",
   "value": "Pot 10",
   "size": "sm",
   "lineThrough": false
  },
  {
   "type": "Text",
   "value": "Pot 11",
   "size": "sm",
   "lineThrough": false
  },
  {
   "type": "Text",
   "value": "Pot 12",
   "size": "sm",
   "lineThrough": false
  },
  {
   "type": "Text",
   "value": "Pot 13",
   "size": "sm",
   "lineThrough": false
  },
  {
   "type": "Text",
   "value": "Pot 14",
   "size": "sm",
   "lineThrough": false
  },
  {
   "type": "Text",
   "value": "Pot 15",
   "size": "sm",
   "lineThrough": false
  },
  {
   "type": "Text",
   "value": "Pot 16",
   "size": "sm",
   "lineThrough": false
  },
  {
   "type": "Text",
   "value": "Pot 17",
   "size": "sm",
   "lineThrough": false
  },
  {
   "type": "Text",
   "value": "Pot 18",
   "size": "sm",
   "lineThrough": false
  },
  {
   "type": "Text",
   "value": "Pot 19",
   "size": "sm",
   "lineThrough": false
  },
  {
   "type": "Caption",
   "value": "and 2 more subtasks"
  },
  {
   "type": "Divider"
  },
  {
   "type": "Row",
   "children": [
    {
     "type": "Button",
     "label": "Complete",
     "size": "sm",
     "variant": "ghost",
     "onClickAction": {
      "type": "complete_task",
      "payload": {
       "task_id": "8"
      }
     },
     "iconStart": "check"
    },
    {
     "type": "Button",
     "label": "Edit",
     "size": "sm",
     "variant": "ghost",
     "onClickAction": {
      "type": "edit_task",
      "payload": {
       "task_id": "8"
      }
     }
    },
    {
     "type": "Button",
     "label": "Delete",
     "size": "sm",
     "variant": "ghost",
     "onClickAction": {
      "type": "delete_task",
      "payload": {
       "task_id": "8"
      }
     }
    }
   ],
   "gap": 2
  }
 ],
 "size": "md"
};

export const bareCardWidget: Widgets.Card = {
 "type": "Card",
 "children": [
  {
   "type": "Title",
   "size": "sm",
   "value": "Feed the cat"
  },
  {
   "type": "Divider"
  },
  {
   "type": "Row",
   "children": [
    {
     "type": "Button",
     "label": "Complete",
     "size": "sm",
     "variant": "ghost",
     "onClickAction": {
      "type": "complete_task",
      "payload": {
       "task_id": "7"
      }
     },
     "iconStart": "check"
    },
    {
     "type": "Button",
     "label": "Edit",
     "size": "sm",
     "variant": "ghost",
     "onClickAction": {
      "type": "edit_task",
      "payload": {
       "task_id": "7"
      }
     }
    },
    {
     "type": "Button",
     "label": "Delete",
     "size": "sm",
     "variant": "ghost",
     "onClickAction": {
      "type": "delete_task",
      "payload": {
       "task_id": "7"
      }
     }
    }
   ],
   "gap": 2
  }
 ],
 "size": "md"
};

export const confirmWidget: Widgets.Card = {
 "type": "Card",
 "children": [
  {
   "type": "Title",
   "size": "sm",
   "value": "Shall I do this?"
  },
  {
   "type": "Text",
   "value": "This would delete 6 tasks."
  },
  {
   "type": "Col",
   "children": [
    {
     "type": "Text",
     "value": "Feed the cat",
     "size": "sm",
     "maxLines": 1
    }
   ],
   "gap": 0
  },
  {
   "type": "Divider"
  },
  {
   "type": "Row",
   "children": [
    {
     "type": "Button",
     "label": "Confirm",
     "size": "sm",
     "variant": "solid",
     "onClickAction": {
      "type": "confirm",
      "payload": {
       "tool": "change_many",
       "arguments": {
        "do": "delete"
       },
       "confirm": "t"
      }
     },
     "color": "danger"
    },
    {
     "type": "Button",
     "label": "Cancel",
     "size": "sm",
     "variant": "outline",
     "onClickAction": {
      "type": "cancel",
      "payload": {}
     }
    }
   ],
   "gap": 2
  }
 ],
 "size": "md"
};

export const outcomeWidget: Widgets.Card = {
 "type": "Card",
 "children": [
  {
   "type": "Row",
   "children": [
    {
     "type": "Col",
     "children": [
      {
       "type": "Text",
       "value": "Deleted “X”.",
       "size": "sm",
       "color": "secondary"
      }
     ],
     "flex": 1
    },
    {
     "type": "Button",
     "label": "Undo",
     "size": "sm",
     "variant": "ghost",
     "onClickAction": {
      "type": "undo",
      "payload": {
       "operation": "o"
      }
     },
     "iconStart": "reload"
    }
   ],
   "align": "center",
   "gap": 2
  }
 ],
 "size": "sm"
};

export const lastOutcomeWidget: Widgets.Card = {
 "type": "Card",
 "children": [
  {
   "type": "Text",
   "value": "“Milk” is back.",
   "size": "sm",
   "color": "secondary"
  }
 ],
 "size": "sm"
};

export const insightWidget: Widgets.Card = {
 "type": "Card",
 "children": [
  {
   "type": "Title",
   "size": "sm",
   "value": "4 completed"
  },
  {
   "type": "Text",
   "value": "Mon 2 Mar to Tue 3 Mar. Now 2 open, 1 overdue.",
   "size": "sm",
   "color": "secondary"
  }
 ],
 "size": "lg"
};

export const insightByListWidget: Widgets.Card = {
 "type": "Card",
 "children": [
  {
   "type": "Title",
   "size": "sm",
   "value": "4 completed"
  },
  {
   "type": "Text",
   "value": "Mon 2 Mar to Tue 3 Mar. Now 2 open, 1 overdue.",
   "size": "sm",
   "color": "secondary"
  }
 ],
 "size": "lg"
};

export const startersWidget: Widgets.Card = {
 "type": "Card",
 "children": [
  {
   "type": "Title",
   "size": "sm",
   "value": "What can I do for you?"
  },
  {
   "type": "Button",
   "label": "Add a task",
   "block": true,
   "variant": "outline",
   "iconStart": "plus",
   "onClickAction": {
    "type": "send_message",
    "payload": {
     "message": "Add a task"
    }
   }
  },
  {
   "type": "Button",
   "label": "Show my tasks",
   "block": true,
   "variant": "outline",
   "iconStart": "notebook",
   "onClickAction": {
    "type": "send_message",
    "payload": {
     "message": "Show my tasks"
    }
   }
  },
  {
   "type": "Button",
   "label": "What is due today?",
   "block": true,
   "variant": "outline",
   "iconStart": "calendar",
   "onClickAction": {
    "type": "send_message",
    "payload": {
     "message": "What is due today?"
    }
   }
  },
  {
   "type": "Button",
   "label": "What is overdue?",
   "block": true,
   "variant": "outline",
   "iconStart": "bolt",
   "onClickAction": {
    "type": "send_message",
    "payload": {
     "message": "What is overdue?"
    }
   }
  },
  {
   "type": "Button",
   "label": "What can you do?",
   "block": true,
   "variant": "outline",
   "iconStart": "lightbulb",
   "onClickAction": {
    "type": "send_message",
    "payload": {
     "message": "What can you do?"
    }
   }
  }
 ],
 "size": "sm"
};

export const charts: Chart[] = [
 {
  "type": "Chart",
  "data": [
   {
    "place": "0",
    "completed": 1,
    "added": 2,
    "overdue": 0
   },
   {
    "place": "1",
    "completed": 3,
    "added": 0,
    "overdue": 1
   }
  ],
  "series": [
   {
    "type": "bar",
    "dataKey": "completed",
    "label": "Completed",
    "color": "green"
   },
   {
    "type": "bar",
    "dataKey": "added",
    "label": "Added",
    "color": "blue"
   },
   {
    "type": "line",
    "dataKey": "overdue",
    "label": "Overdue",
    "color": "red"
   }
  ],
  "xAxis": {
   "dataKey": "place",
   "labels": {
    "0": "Mon 2 Mar",
    "1": "Tue 3 Mar"
   }
  },
  "showYAxis": true,
  "showLegend": true,
  "showTooltip": true,
  "height": 220
 },
 {
  "type": "Chart",
  "data": [
   {
    "place": "0",
    "completed": 4,
    "open": 2,
    "overdue": 1
   }
  ],
  "series": [
   {
    "type": "bar",
    "dataKey": "completed",
    "label": "Completed",
    "color": "green"
   },
   {
    "type": "bar",
    "dataKey": "open",
    "label": "Open",
    "color": "blue"
   },
   {
    "type": "line",
    "dataKey": "overdue",
    "label": "Overdue",
    "color": "red"
   }
  ],
  "xAxis": {
   "dataKey": "place",
   "labels": {
    "0": "Work"
   }
  },
  "showYAxis": true,
  "showLegend": true,
  "showTooltip": true,
  "height": 220
 }
];
