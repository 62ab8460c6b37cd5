// ChatKit's wire types, made from schema.json by scripts/wire-types.mjs. Do not edit.

export type Attachment = FileAttachment | ImageAttachment;
export type ErrorCode = "stream.error";
export type NonStreamingReq =
  | ThreadsGetByIdReq
  | ThreadsListReq
  | ItemsListReq
  | ItemsFeedbackReq
  | AttachmentsCreateReq
  | AttachmentsDeleteReq
  | ThreadsUpdateReq
  | ThreadsDeleteReq
  | InputTranscribeReq
  | ThreadsSyncCustomActionReq;
export type StreamingReq =
  | ThreadsCreateReq
  | ThreadsAddUserMessageReq
  | ThreadsAddClientToolOutputReq
  | ThreadsAddStructuredInputReq
  | ThreadsRetryAfterItemReq
  | ThreadsCustomActionReq;
export type ThreadItem =
  | UserMessageItem
  | AssistantMessageItem
  | ClientToolCallItem
  | WidgetItem
  | GeneratedImageItem
  | StructuredInputItem
  | WorkflowItem
  | TaskItem
  | HiddenContextItem
  | SDKHiddenContextItem
  | EndOfTurnItem;
export type ThreadItemUpdate =
  | AssistantMessageContentPartAdded
  | AssistantMessageContentPartTextDelta
  | AssistantMessageContentPartAnnotationAdded
  | AssistantMessageContentPartDone
  | WidgetStreamingTextValueDelta
  | WidgetComponentUpdated
  | WidgetRootUpdated
  | WorkflowTaskAdded
  | WorkflowTaskUpdated
  | GeneratedImageUpdated;
export type ThreadStreamEvent =
  | ThreadCreatedEvent
  | ThreadUpdatedEvent
  | ThreadItemDoneEvent
  | ThreadItemAddedEvent
  | ThreadItemUpdatedEvent
  | ThreadItemRemovedEvent
  | ThreadItemReplacedEvent
  | StreamOptionsEvent
  | ProgressUpdateEvent
  | ClientEffectEvent
  | ErrorEvent
  | NoticeEvent;

export interface ActionConfig {
  type: string;
  payload?: {
    [k: string]: unknown;
  };
  handler?: "client" | "server";
  loadingBehavior?: "auto" | "none" | "self" | "container";
  streaming?: boolean;
}
export interface ActionStr_Any_ {
  type?: string;
  payload?: {
    [k: string]: unknown;
  };
}
/**
 * Status indicating the thread is active.
 */
export interface ActiveStatus {
  type: "active";
}
/**
 * Reference to supporting context attached to assistant output.
 */
export interface Annotation {
  type: "annotation";
  source: URLSource | FileSource | EntitySource;
  index?: number | null;
}
/**
 * Source metadata for external URLs.
 */
export interface URLSource {
  title: string;
  description?: string | null;
  timestamp?: string | null;
  group?: string | null;
  type: "url";
  url: string;
  attribution?: string | null;
}
/**
 * Source metadata for file-based references.
 */
export interface FileSource {
  title: string;
  description?: string | null;
  timestamp?: string | null;
  group?: string | null;
  type: "file";
  filename: string;
}
/**
 * Source metadata for entity references.
 */
export interface EntitySource {
  title: string;
  description?: string | null;
  timestamp?: string | null;
  group?: string | null;
  type: "entity";
  id: string;
  icon?:
    | (
        | "agent"
        | "analytics"
        | "atom"
        | "batch"
        | "bolt"
        | "book-open"
        | "book-closed"
        | "book-clock"
        | "bug"
        | "calendar"
        | "chart"
        | "check"
        | "check-circle"
        | "check-circle-filled"
        | "chevron-left"
        | "chevron-right"
        | "circle-question"
        | "clock"
        | "compass"
        | "confetti"
        | "cube"
        | "desktop"
        | "document"
        | "dot"
        | "dots-horizontal"
        | "dots-vertical"
        | "empty-circle"
        | "external-link"
        | "globe"
        | "keys"
        | "lab"
        | "images"
        | "info"
        | "lifesaver"
        | "lightbulb"
        | "mail"
        | "map-pin"
        | "maps"
        | "mobile"
        | "name"
        | "notebook"
        | "notebook-pencil"
        | "page-blank"
        | "phone"
        | "play"
        | "plus"
        | "profile"
        | "profile-card"
        | "reload"
        | "star"
        | "star-filled"
        | "search"
        | "sparkle"
        | "sparkle-double"
        | "square-code"
        | "square-image"
        | "square-text"
        | "suitcase"
        | "settings-slider"
        | "user"
        | "wreath"
        | "write"
        | "write-alt"
        | "write-alt2"
      )
    | string
    | null;
  label?: string | null;
  inline_label?: string | null;
  interactive?: boolean;
  data?: {
    [k: string]: unknown;
  };
  /**
   * @deprecated
   * This field is ignored. Please use the entities.onRequestPreview ChatKit.js option instead.
   */
  preview?: "lazy" | null;
}
/**
 * @deprecated
 * An area series plotted from a numeric `dataKey`. Supports stacking and curves.
 */
export interface AreaSeries {
  type: "area";
  label?: string | null;
  dataKey: string;
  stack?: string | null;
  color?: string | ThemeColor | null;
  curveType?:
    | (
        | "basis"
        | "basisClosed"
        | "basisOpen"
        | "bumpX"
        | "bumpY"
        | "bump"
        | "linear"
        | "linearClosed"
        | "natural"
        | "monotoneX"
        | "monotoneY"
        | "monotone"
        | "step"
        | "stepBefore"
        | "stepAfter"
      )
    | null;
}
/**
 * @deprecated
 * Color values for light and dark themes.
 */
export interface ThemeColor {
  dark: string;
  light: string;
}
/**
 * Assistant message content consisting of text and annotations.
 */
export interface AssistantMessageContent {
  annotations?: Annotation[];
  text: string;
  type: "output_text";
}
/**
 * Event emitted when new assistant content is appended.
 */
export interface AssistantMessageContentPartAdded {
  type: "assistant_message.content_part.added";
  content_index: number;
  content: AssistantMessageContent;
}
/**
 * Event announcing a new annotation on assistant content.
 */
export interface AssistantMessageContentPartAnnotationAdded {
  type: "assistant_message.content_part.annotation_added";
  content_index: number;
  annotation_index: number;
  annotation: Annotation;
}
/**
 * Event indicating an assistant content part is finalized.
 */
export interface AssistantMessageContentPartDone {
  type: "assistant_message.content_part.done";
  content_index: number;
  content: AssistantMessageContent;
}
/**
 * Event carrying incremental assistant text output.
 */
export interface AssistantMessageContentPartTextDelta {
  type: "assistant_message.content_part.text_delta";
  content_index: number;
  delta: string;
}
/**
 * Thread item representing an assistant message.
 */
export interface AssistantMessageItem {
  id: string;
  thread_id: string;
  created_at: string;
  type: "assistant_message";
  content: AssistantMessageContent[];
}
/**
 * Attachment representing a generic file.
 */
export interface FileAttachment {
  id: string;
  name: string;
  mime_type: string;
  upload_descriptor?: AttachmentUploadDescriptor | null;
  thread_id?: string | null;
  metadata?: {
    [k: string]: unknown;
  } | null;
  type: "file";
}
/**
 * Two-phase upload instructions.
 */
export interface AttachmentUploadDescriptor {
  url: string;
  method: "POST" | "PUT";
  headers?: {
    [k: string]: string;
  };
}
/**
 * Attachment representing an image resource.
 */
export interface ImageAttachment {
  id: string;
  name: string;
  mime_type: string;
  upload_descriptor?: AttachmentUploadDescriptor | null;
  thread_id?: string | null;
  metadata?: {
    [k: string]: unknown;
  } | null;
  type: "image";
  preview_url: string;
}
/**
 * Metadata needed to initialize an attachment.
 */
export interface AttachmentCreateParams {
  name: string;
  size: number;
  mime_type: string;
}
/**
 * Parameters identifying an attachment to delete.
 */
export interface AttachmentDeleteParams {
  attachment_id: string;
}
/**
 * Request to register a new attachment.
 */
export interface AttachmentsCreateReq {
  metadata?: {
    [k: string]: unknown;
  };
  type: "attachments.create";
  params: AttachmentCreateParams;
}
/**
 * Request to remove an attachment.
 */
export interface AttachmentsDeleteReq {
  metadata?: {
    [k: string]: unknown;
  };
  type: "attachments.delete";
  params: AttachmentDeleteParams;
}
/**
 * @deprecated
 * A bar series plotted from a numeric `dataKey`. Supports stacking.
 */
export interface BarSeries {
  type: "bar";
  label?: string | null;
  dataKey: string;
  stack?: string | null;
  color?: string | ThemeColor | null;
}
/**
 * @deprecated
 * Data visualization component for simple bar/line/area charts.
 */
export interface Chart {
  key?: string | null;
  id?: string | null;
  type: "Chart";
  data: {
    [k: string]: string | number;
  }[];
  series: (BarSeries | AreaSeries | LineSeries)[];
  xAxis: string | XAxisConfig;
  showYAxis?: boolean | null;
  showLegend?: boolean | null;
  showTooltip?: boolean | null;
  barGap?: number | null;
  barCategoryGap?: number | null;
  flex?: number | string | null;
  height?: number | string | null;
  width?: number | string | null;
  size?: number | string | null;
  minHeight?: number | string | null;
  minWidth?: number | string | null;
  minSize?: number | string | null;
  maxHeight?: number | string | null;
  maxWidth?: number | string | null;
  maxSize?: number | string | null;
  aspectRatio?: number | string | null;
}
/**
 * @deprecated
 * A line series plotted from a numeric `dataKey`. Supports curves.
 */
export interface LineSeries {
  type: "line";
  label?: string | null;
  dataKey: string;
  color?: string | ThemeColor | null;
  curveType?:
    | (
        | "basis"
        | "basisClosed"
        | "basisOpen"
        | "bumpX"
        | "bumpY"
        | "bump"
        | "linear"
        | "linearClosed"
        | "natural"
        | "monotoneX"
        | "monotoneY"
        | "monotone"
        | "step"
        | "stepBefore"
        | "stepAfter"
      )
    | null;
}
/**
 * @deprecated
 * Configuration object for the X axis.
 */
export interface XAxisConfig {
  dataKey: string;
  hide?: boolean;
  labels?: {
    [k: string]: string;
  };
}
/**
 * Event emitted to trigger a client side-effect.
 */
export interface ClientEffectEvent {
  type: "client_effect";
  name: string;
  data?: {
    [k: string]: unknown;
  };
}
/**
 * Thread item capturing a client tool call.
 */
export interface ClientToolCallItem {
  id: string;
  thread_id: string;
  created_at: string;
  type: "client_tool_call";
  status?: "pending" | "completed";
  call_id: string;
  name: string;
  arguments: {
    [k: string]: unknown;
  };
  output?: unknown;
}
/**
 * Status indicating the thread is closed.
 */
export interface ClosedStatus {
  type: "closed";
  reason?: string | null;
}
/**
 * Custom summary for a workflow.
 */
export interface CustomSummary {
  title: string;
  icon?:
    | (
        | "agent"
        | "analytics"
        | "atom"
        | "batch"
        | "bolt"
        | "book-open"
        | "book-closed"
        | "book-clock"
        | "bug"
        | "calendar"
        | "chart"
        | "check"
        | "check-circle"
        | "check-circle-filled"
        | "chevron-left"
        | "chevron-right"
        | "circle-question"
        | "clock"
        | "compass"
        | "confetti"
        | "cube"
        | "desktop"
        | "document"
        | "dot"
        | "dots-horizontal"
        | "dots-vertical"
        | "empty-circle"
        | "external-link"
        | "globe"
        | "keys"
        | "lab"
        | "images"
        | "info"
        | "lifesaver"
        | "lightbulb"
        | "mail"
        | "map-pin"
        | "maps"
        | "mobile"
        | "name"
        | "notebook"
        | "notebook-pencil"
        | "page-blank"
        | "phone"
        | "play"
        | "plus"
        | "profile"
        | "profile-card"
        | "reload"
        | "star"
        | "star-filled"
        | "search"
        | "sparkle"
        | "sparkle-double"
        | "square-code"
        | "square-image"
        | "square-text"
        | "suitcase"
        | "settings-slider"
        | "user"
        | "wreath"
        | "write"
        | "write-alt"
        | "write-alt2"
      )
    | string
    | null;
}
/**
 * Workflow task displaying custom content.
 */
export interface CustomTask {
  status_indicator?: "none" | "loading" | "complete";
  type: "custom";
  title?: string | null;
  icon?:
    | (
        | "agent"
        | "analytics"
        | "atom"
        | "batch"
        | "bolt"
        | "book-open"
        | "book-closed"
        | "book-clock"
        | "bug"
        | "calendar"
        | "chart"
        | "check"
        | "check-circle"
        | "check-circle-filled"
        | "chevron-left"
        | "chevron-right"
        | "circle-question"
        | "clock"
        | "compass"
        | "confetti"
        | "cube"
        | "desktop"
        | "document"
        | "dot"
        | "dots-horizontal"
        | "dots-vertical"
        | "empty-circle"
        | "external-link"
        | "globe"
        | "keys"
        | "lab"
        | "images"
        | "info"
        | "lifesaver"
        | "lightbulb"
        | "mail"
        | "map-pin"
        | "maps"
        | "mobile"
        | "name"
        | "notebook"
        | "notebook-pencil"
        | "page-blank"
        | "phone"
        | "play"
        | "plus"
        | "profile"
        | "profile-card"
        | "reload"
        | "star"
        | "star-filled"
        | "search"
        | "sparkle"
        | "sparkle-double"
        | "square-code"
        | "square-image"
        | "square-text"
        | "suitcase"
        | "settings-slider"
        | "user"
        | "wreath"
        | "write"
        | "write-alt"
        | "write-alt2"
      )
    | string
    | null;
  content?: string | null;
}
/**
 * Summary providing total workflow duration.
 */
export interface DurationSummary {
  duration: number;
}
/**
 * Marker item indicating the assistant ends its turn.
 */
export interface EndOfTurnItem {
  id: string;
  thread_id: string;
  created_at: string;
  type: "end_of_turn";
}
/**
 * Event indicating an error occurred while processing a thread.
 */
export interface ErrorEvent {
  type: "error";
  code?: ErrorCode | "custom";
  message?: string | null;
  allow_retry?: boolean;
}
/**
 * Workflow task referencing file sources.
 */
export interface FileTask {
  status_indicator?: "none" | "loading" | "complete";
  type: "file";
  title?: string | null;
  sources?: FileSource[];
}
/**
 * Generated image.
 */
export interface GeneratedImage {
  id: string;
  url: string;
}
/**
 * Thread item containing a generated image.
 */
export interface GeneratedImageItem {
  id: string;
  thread_id: string;
  created_at: string;
  type: "generated_image";
  image?: GeneratedImage | null;
}
/**
 * Event emitted when a generated image is updated.
 */
export interface GeneratedImageUpdated {
  type: "generated_image.updated";
  image: GeneratedImage;
  progress?: number | null;
}
/**
 * HiddenContext is never sent to the client. It's not officially part of ChatKit.js.
 * It is only used internally to store additional context in a specific place in the thread.
 */
export interface HiddenContextItem {
  id: string;
  thread_id: string;
  created_at: string;
  type: "hidden_context_item";
  content: unknown;
}
/**
 * Workflow task rendering image content.
 */
export interface ImageTask {
  status_indicator?: "none" | "loading" | "complete";
  type: "image";
  title?: string | null;
}
/**
 * Model and tool configuration for message processing.
 */
export interface InferenceOptions {
  tool_choice?: ToolChoice | null;
  model?: string | null;
}
/**
 * Explicit tool selection for the assistant to invoke.
 */
export interface ToolChoice {
  id: string;
}
/**
 * Parameters for speech transcription.
 */
export interface InputTranscribeParams {
  audio_base64: string;
  mime_type: string;
}
/**
 * Request to transcribe an audio payload into text.
 */
export interface InputTranscribeReq {
  metadata?: {
    [k: string]: unknown;
  };
  type: "input.transcribe";
  params: InputTranscribeParams;
}
/**
 * Parameters describing feedback targets and sentiment.
 */
export interface ItemFeedbackParams {
  thread_id: string;
  item_ids: string[];
  kind: "positive" | "negative";
}
/**
 * Request to submit feedback on specific items.
 */
export interface ItemsFeedbackReq {
  metadata?: {
    [k: string]: unknown;
  };
  type: "items.feedback";
  params: ItemFeedbackParams;
}
/**
 * Pagination parameters for listing thread items.
 */
export interface ItemsListParams {
  thread_id: string;
  limit?: number | null;
  order?: "asc" | "desc";
  after?: string | null;
}
/**
 * Request to list items inside a thread.
 */
export interface ItemsListReq {
  metadata?: {
    [k: string]: unknown;
  };
  type: "items.list";
  params: ItemsListParams;
}
/**
 * Status indicating the thread is locked.
 */
export interface LockedStatus {
  type: "locked";
  reason?: string | null;
}
/**
 * Request to fetch a single thread by its identifier.
 */
export interface ThreadsGetByIdReq {
  metadata?: {
    [k: string]: unknown;
  };
  type: "threads.get_by_id";
  params: ThreadGetByIdParams;
}
/**
 * Parameters for retrieving a thread by id.
 */
export interface ThreadGetByIdParams {
  thread_id: string;
}
/**
 * Request to list threads.
 */
export interface ThreadsListReq {
  metadata?: {
    [k: string]: unknown;
  };
  type: "threads.list";
  params: ThreadListParams;
}
/**
 * Pagination parameters for listing threads.
 */
export interface ThreadListParams {
  limit?: number | null;
  order?: "asc" | "desc";
  after?: string | null;
}
/**
 * Request to update thread metadata.
 */
export interface ThreadsUpdateReq {
  metadata?: {
    [k: string]: unknown;
  };
  type: "threads.update";
  params: ThreadUpdateParams;
}
/**
 * Parameters for updating a thread's properties.
 */
export interface ThreadUpdateParams {
  thread_id: string;
  title: string;
}
/**
 * Request to delete a thread.
 */
export interface ThreadsDeleteReq {
  metadata?: {
    [k: string]: unknown;
  };
  type: "threads.delete";
  params: ThreadDeleteParams;
}
/**
 * Parameters identifying a thread to delete.
 */
export interface ThreadDeleteParams {
  thread_id: string;
}
/**
 * Request to execute a custom action and return a single item update.
 */
export interface ThreadsSyncCustomActionReq {
  metadata?: {
    [k: string]: unknown;
  };
  type: "threads.sync_custom_action";
  params: ThreadCustomActionParams;
}
/**
 * Parameters describing the custom action to execute.
 */
export interface ThreadCustomActionParams {
  thread_id: string;
  item_id?: string | null;
  action: ActionStr_Any_;
}
/**
 * Event conveying a user-facing notice.
 */
export interface NoticeEvent {
  type: "notice";
  level: "info" | "warning" | "danger";
  message: string;
  title?: string | null;
}
/**
 * Event providing incremental progress from the assistant.
 */
export interface ProgressUpdateEvent {
  type: "progress_update";
  icon?:
    | (
        | "agent"
        | "analytics"
        | "atom"
        | "batch"
        | "bolt"
        | "book-open"
        | "book-closed"
        | "book-clock"
        | "bug"
        | "calendar"
        | "chart"
        | "check"
        | "check-circle"
        | "check-circle-filled"
        | "chevron-left"
        | "chevron-right"
        | "circle-question"
        | "clock"
        | "compass"
        | "confetti"
        | "cube"
        | "desktop"
        | "document"
        | "dot"
        | "dots-horizontal"
        | "dots-vertical"
        | "empty-circle"
        | "external-link"
        | "globe"
        | "keys"
        | "lab"
        | "images"
        | "info"
        | "lifesaver"
        | "lightbulb"
        | "mail"
        | "map-pin"
        | "maps"
        | "mobile"
        | "name"
        | "notebook"
        | "notebook-pencil"
        | "page-blank"
        | "phone"
        | "play"
        | "plus"
        | "profile"
        | "profile-card"
        | "reload"
        | "star"
        | "star-filled"
        | "search"
        | "sparkle"
        | "sparkle-double"
        | "square-code"
        | "square-image"
        | "square-text"
        | "suitcase"
        | "settings-slider"
        | "user"
        | "wreath"
        | "write"
        | "write-alt"
        | "write-alt2"
      )
    | string
    | null;
  text: string;
}
/**
 * Hidden context that is used by the ChatKit Python SDK for storing additional context
 * for internal operations.
 */
export interface SDKHiddenContextItem {
  id: string;
  thread_id: string;
  created_at: string;
  type: "sdk_hidden_context";
  content: string;
}
/**
 * Workflow task representing a web search.
 */
export interface SearchTask {
  status_indicator?: "none" | "loading" | "complete";
  type: "web_search";
  title?: string | null;
  title_query?: string | null;
  queries?: string[];
  sources?: URLSource[];
}
/**
 * Settings that control runtime stream behavior.
 */
export interface StreamOptions {
  allow_cancel: boolean;
}
/**
 * Event emitted to set stream options at runtime.
 */
export interface StreamOptionsEvent {
  type: "stream_options";
  stream_options: StreamOptions;
}
/**
 * Request to create a new thread from a user message.
 */
export interface ThreadsCreateReq {
  metadata?: {
    [k: string]: unknown;
  };
  type: "threads.create";
  params: ThreadCreateParams;
}
/**
 * User input required to create a thread.
 */
export interface ThreadCreateParams {
  input: UserMessageInput;
}
/**
 * Payload describing a user message submission.
 */
export interface UserMessageInput {
  content: (UserMessageTextContent | UserMessageTagContent)[];
  attachments: string[];
  quoted_text?: string | null;
  inference_options: InferenceOptions;
}
/**
 * User message content containing plaintext.
 */
export interface UserMessageTextContent {
  type: "input_text";
  text: string;
}
/**
 * User message content representing an interactive tag.
 */
export interface UserMessageTagContent {
  type: "input_tag";
  id: string;
  text: string;
  data: {
    [k: string]: unknown;
  };
  group?: string | null;
  interactive?: boolean;
}
/**
 * Request to append a user message to a thread.
 */
export interface ThreadsAddUserMessageReq {
  metadata?: {
    [k: string]: unknown;
  };
  type: "threads.add_user_message";
  params: ThreadAddUserMessageParams;
}
/**
 * Parameters for adding a user message to a thread.
 */
export interface ThreadAddUserMessageParams {
  input: UserMessageInput;
  thread_id: string;
}
/**
 * Request to add a client tool's output to a thread.
 */
export interface ThreadsAddClientToolOutputReq {
  metadata?: {
    [k: string]: unknown;
  };
  type: "threads.add_client_tool_output";
  params: ThreadAddClientToolOutputParams;
}
/**
 * Parameters for recording tool output in a thread.
 */
export interface ThreadAddClientToolOutputParams {
  thread_id: string;
  result: unknown;
}
/**
 * Request to submit answers for a pending structured input item.
 */
export interface ThreadsAddStructuredInputReq {
  metadata?: {
    [k: string]: unknown;
  };
  type: "threads.add_structured_input";
  params: ThreadAddStructuredInputParams;
}
/**
 * Parameters for adding structured input to a thread.
 */
export interface ThreadAddStructuredInputParams {
  thread_id: string;
  item_id: string;
  input: StructuredInputSubmission;
}
/**
 * Client-submitted answers for a pending structured input item.
 */
export interface StructuredInputSubmission {
  status?: "answered" | "skipped";
  answers?: {
    [k: string]: StructuredInputAnswerSubmission;
  };
}
/**
 * Client-submitted answer for a structured input.
 */
export interface StructuredInputAnswerSubmission {
  values?: string[];
  skipped?: boolean;
}
/**
 * Request to retry processing after a specific thread item.
 */
export interface ThreadsRetryAfterItemReq {
  metadata?: {
    [k: string]: unknown;
  };
  type: "threads.retry_after_item";
  params: ThreadRetryAfterItemParams;
}
/**
 * Parameters specifying which item to retry.
 */
export interface ThreadRetryAfterItemParams {
  thread_id: string;
  item_id: string;
}
/**
 * Request to execute a custom action within a thread.
 */
export interface ThreadsCustomActionReq {
  metadata?: {
    [k: string]: unknown;
  };
  type: "threads.custom_action";
  params: ThreadCustomActionParams;
}
/**
 * Answer recorded for a structured input.
 */
export interface StructuredInputAnswer {
  values?: string[];
  skipped?: boolean;
}
/**
 * Structured input answered with freeform text.
 */
export interface StructuredInputFreeform {
  id: string;
  question: string;
  answer?: StructuredInputAnswer | null;
  type: "freeform";
  description?: string | null;
}
/**
 * Thread item requesting structured input from the user.
 */
export interface StructuredInputItem {
  id: string;
  thread_id: string;
  created_at: string;
  type: "structured_input";
  status?: "pending" | "answered" | "skipped";
  inputs: (StructuredInputMultipleChoice | StructuredInputFreeform)[];
}
/**
 * Structured input answered by choosing one or more options.
 */
export interface StructuredInputMultipleChoice {
  id: string;
  question: string;
  answer?: StructuredInputAnswer | null;
  type: "multiple_choice";
  options: StructuredInputMultipleChoiceOption[];
  multiple?: boolean;
}
/**
 * Option shown for a multiple-choice structured input.
 */
export interface StructuredInputMultipleChoiceOption {
  value: string;
}
/**
 * Single thread item update returned by a sync custom action.
 */
export interface SyncCustomActionResponse {
  updated_item?:
    | (
        | UserMessageItem
        | AssistantMessageItem
        | ClientToolCallItem
        | WidgetItem
        | GeneratedImageItem
        | StructuredInputItem
        | WorkflowItem
        | TaskItem
        | HiddenContextItem
        | SDKHiddenContextItem
        | EndOfTurnItem
      )
    | null;
}
/**
 * Thread item representing a user message.
 */
export interface UserMessageItem {
  id: string;
  thread_id: string;
  created_at: string;
  type: "user_message";
  content: (UserMessageTextContent | UserMessageTagContent)[];
  attachments?: (FileAttachment | ImageAttachment)[];
  quoted_text?: string | null;
  inference_options: InferenceOptions;
}
/**
 * Thread item containing widget content.
 */
export interface WidgetItem {
  id: string;
  thread_id: string;
  created_at: string;
  type: "widget";
  widget: WidgetNode;
  copy_text?: string | null;
}
export interface WidgetNode {
  type: string;
  [k: string]: unknown;
}
/**
 * Thread item representing a workflow.
 */
export interface WorkflowItem {
  id: string;
  thread_id: string;
  created_at: string;
  type: "workflow";
  workflow: Workflow;
}
/**
 * Workflow attached to a thread with optional summary.
 */
export interface Workflow {
  type: "custom" | "reasoning";
  tasks: (CustomTask | SearchTask | ThoughtTask | FileTask | ImageTask)[];
  summary?: CustomSummary | DurationSummary | null;
  expanded?: boolean;
}
/**
 * Workflow task capturing assistant reasoning.
 */
export interface ThoughtTask {
  status_indicator?: "none" | "loading" | "complete";
  type: "thought";
  title?: string | null;
  content: string;
}
/**
 * Thread item containing a task.
 */
export interface TaskItem {
  id: string;
  thread_id: string;
  created_at: string;
  type: "task";
  task: CustomTask | SearchTask | ThoughtTask | FileTask | ImageTask;
}
/**
 * Thread with its paginated items.
 */
export interface Thread {
  title?: string | null;
  id: string;
  created_at: string;
  status?: ActiveStatus | LockedStatus | ClosedStatus;
  allowed_image_domains?: string[] | null;
  metadata?: {
    [k: string]: unknown;
  };
  items: ThreadItemPage;
}
export interface ThreadItemPage {
  data?: (
    | UserMessageItem
    | AssistantMessageItem
    | ClientToolCallItem
    | WidgetItem
    | GeneratedImageItem
    | StructuredInputItem
    | WorkflowItem
    | TaskItem
    | HiddenContextItem
    | SDKHiddenContextItem
    | EndOfTurnItem
  )[];
  has_more?: boolean;
  after?: string | null;
}
/**
 * Event emitted when a thread is created.
 */
export interface ThreadCreatedEvent {
  type: "thread.created";
  thread: Thread;
}
/**
 * Event emitted when a new item is added to a thread.
 */
export interface ThreadItemAddedEvent {
  type: "thread.item.added";
  item:
    | UserMessageItem
    | AssistantMessageItem
    | ClientToolCallItem
    | WidgetItem
    | GeneratedImageItem
    | StructuredInputItem
    | WorkflowItem
    | TaskItem
    | HiddenContextItem
    | SDKHiddenContextItem
    | EndOfTurnItem;
}
/**
 * Event emitted when a thread item is marked complete.
 */
export interface ThreadItemDoneEvent {
  type: "thread.item.done";
  item:
    | UserMessageItem
    | AssistantMessageItem
    | ClientToolCallItem
    | WidgetItem
    | GeneratedImageItem
    | StructuredInputItem
    | WorkflowItem
    | TaskItem
    | HiddenContextItem
    | SDKHiddenContextItem
    | EndOfTurnItem;
}
/**
 * Event emitted when a thread item is removed.
 */
export interface ThreadItemRemovedEvent {
  type: "thread.item.removed";
  item_id: string;
}
/**
 * Event emitted when a thread item is replaced.
 */
export interface ThreadItemReplacedEvent {
  type: "thread.item.replaced";
  item:
    | UserMessageItem
    | AssistantMessageItem
    | ClientToolCallItem
    | WidgetItem
    | GeneratedImageItem
    | StructuredInputItem
    | WorkflowItem
    | TaskItem
    | HiddenContextItem
    | SDKHiddenContextItem
    | EndOfTurnItem;
}
/**
 * Event streaming widget text deltas.
 */
export interface WidgetStreamingTextValueDelta {
  type: "widget.streaming_text.value_delta";
  component_id: string;
  delta: string;
  done: boolean;
}
/**
 * Event emitted when a widget component updates.
 */
export interface WidgetComponentUpdated {
  type: "widget.component.updated";
  component_id: string;
  component: WidgetNode;
}
/**
 * Event published when the widget root changes.
 */
export interface WidgetRootUpdated {
  type: "widget.root.updated";
  widget: WidgetNode;
}
/**
 * Event emitted when a workflow task is added.
 */
export interface WorkflowTaskAdded {
  type: "workflow.task.added";
  task_index: number;
  task: CustomTask | SearchTask | ThoughtTask | FileTask | ImageTask;
}
/**
 * Event emitted when a workflow task is updated.
 */
export interface WorkflowTaskUpdated {
  type: "workflow.task.updated";
  task_index: number;
  task: CustomTask | SearchTask | ThoughtTask | FileTask | ImageTask;
}
/**
 * Event describing an update to an existing thread item.
 */
export interface ThreadItemUpdatedEvent {
  type: "thread.item.updated";
  item_id: string;
  update:
    | AssistantMessageContentPartAdded
    | AssistantMessageContentPartTextDelta
    | AssistantMessageContentPartAnnotationAdded
    | AssistantMessageContentPartDone
    | WidgetStreamingTextValueDelta
    | WidgetComponentUpdated
    | WidgetRootUpdated
    | WorkflowTaskAdded
    | WorkflowTaskUpdated
    | GeneratedImageUpdated;
}
export interface ThreadPage {
  data?: Thread[];
  has_more?: boolean;
  after?: string | null;
}
/**
 * Event emitted when a thread is updated.
 */
export interface ThreadUpdatedEvent {
  type: "thread.updated";
  thread: Thread;
}
/**
 * Input speech transcription result.
 */
export interface TranscriptionResult {
  text: string;
}
